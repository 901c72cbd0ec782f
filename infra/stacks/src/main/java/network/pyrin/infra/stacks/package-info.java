/**
 * The cloud stacks as code: one class per stack of the architecture picture, three presets.
 */
@NullMarked
package network.pyrin.infra.stacks;

import org.jspecify.annotations.NullMarked;
