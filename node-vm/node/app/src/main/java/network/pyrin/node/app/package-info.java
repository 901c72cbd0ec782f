/**
 * The node program: puts storage, consensus, mempool, UTXO index, RPC and metrics together, and lives and dies in order.
 *
 * <pre>
 *   NodeMain (flags) ── NodeConfig ──▶ Node.start: folder lock → store → consensus → mempool → UTXO index → RPC → metrics
 *                                      Node.close: the same backwards, each step even if another one failed
 * </pre>
 *
 * <p>No rules of the chain live here. {@link network.pyrin.node.app.Node} is plain Java, so that simnet and standalone run it
 * inside their own process. Depends on everything of {@code node} and on {@code crypto-native}.
 */
@NullMarked
package network.pyrin.node.app;

import org.jspecify.annotations.NullMarked;
