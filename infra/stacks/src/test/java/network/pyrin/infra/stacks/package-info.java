/** Assertions on the synthesised templates; all presets are synthesised once, in one process. */
@NullMarked
package network.pyrin.infra.stacks;

import org.jspecify.annotations.NullMarked;
