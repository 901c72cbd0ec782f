/**
 * The node protocol, served: every call and every notification of the standard node over gRPC.
 *
 * <pre>
 *                    ┌─ lane per kind ─▶ CallTable ─▶ DagCalls, MiningCalls, … ─▶ consensus, mempool, UTXO index
 *   client ─▶ RpcConnection ◀─ OutgoingQueue ◀───────────────┘      ▲
 *                    ▲   bounded; a slow reader is disconnected     │
 *                    └──────────── NotificationHub ◀── ConsensusListener (one events thread)
 * </pre>
 *
 * <p>A connection answers calls of one kind in order and different kinds side by side, as clients without message ids need
 * it. Whatever a client does wrong is an error in its answer, or the end of its own stream; the server goes on. Nothing
 * grows without bound: connections, calls waiting, bytes waiting in either direction, subscribed addresses, entries in an
 * answer. Depends on {@code node-rpc} (messages), {@code consensus} and {@code mempool}; source of the meaning of calls:
 * protocol 8.10, H.9–H.14.
 */
@NullMarked
package network.pyrin.node.rpcserver;

import org.jspecify.annotations.NullMarked;
