/** Bounded memory of what was read or computed lately. Depends on nothing. */
@NullMarked
package network.pyrin.node.consensus.cache;

import org.jspecify.annotations.NullMarked;
