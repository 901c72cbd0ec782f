/**
 * Events over Redis publish/subscribe: the transport of a single machine. Ordered, and lossless while connected; after a
 * lost connection the listener is told and must expect a gap.
 *
 * <p>Depends on Jedis, which whoever uses this package brings along.
 */
@NullMarked
package network.pyrin.events.redis;

import org.jspecify.annotations.NullMarked;
