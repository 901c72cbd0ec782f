/**
 * Virtual's UTXO set seen from its scripts: what balances and unspent outputs of addresses are answered from.
 *
 * <pre>
 *   consensus ── VirtualChange.utxos ──▶ UtxoIndex ── one batch each ──▶ storage (Prefix.UTXO_INDEX)
 *                                            ▲
 *                       balance, forEach ────┘ wait until the view is where virtual is
 * </pre>
 *
 * <p>A second view of what consensus knows; it decides nothing and can always be built anew. Depends on {@code consensus}
 * and {@code storage}.
 */
@NullMarked
package network.pyrin.node.utxoindex;

import org.jspecify.annotations.NullMarked;
