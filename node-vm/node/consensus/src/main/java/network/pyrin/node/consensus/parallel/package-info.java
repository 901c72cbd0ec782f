/** Spreading work over a fixed pool of platform threads. Depends on nothing. */
@NullMarked
package network.pyrin.node.consensus.parallel;

import org.jspecify.annotations.NullMarked;
