/**
 * Templates as people read them: one YAML file per stack and preset in {@code infra/snapshots}, so that a change of the stacks is seen in
 * review as a change of what will be deployed.
 *
 * <pre>
 * cloud assembly (JSON) -- Normaliser --> tree without noise -- Yaml --> text -- Snapshots --> compared with, or written to, the folder
 * </pre>
 *
 * Knows nothing of the stacks; works on files.
 */
@NullMarked
package network.pyrin.infra.stacks.snapshot;

import org.jspecify.annotations.NullMarked;
