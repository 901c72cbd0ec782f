/** The mempool against a model chain and against the real consensus. */
@NullMarked
package network.pyrin.node.mempool;

import org.jspecify.annotations.NullMarked;
