/**
 * What an operator chooses: one commented file per preset in {@code infra/presets}, read strictly.
 *
 * <pre>
 * small.toml -- PresetFile --> sections of keys with their lines -- PresetReader --> Preset (records, checked)
 * </pre>
 *
 * The format is a small part of TOML: {@code [section]}, {@code key = value} with text in double quotes, whole numbers, {@code true} and
 * {@code false}, and comments after {@code #}. Every key must be there, none may be more, and each complaint names file and line. Nothing
 * here knows of the cloud.
 */
@NullMarked
package network.pyrin.infra.stacks.preset;

import org.jspecify.annotations.NullMarked;
