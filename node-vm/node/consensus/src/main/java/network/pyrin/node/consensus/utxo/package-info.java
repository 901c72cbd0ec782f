/**
 * Sets of unspent outputs and the differences between them.
 *
 * <p>A chain block's effect is a {@link network.pyrin.node.consensus.utxo.UtxoDiff} against its selected parent; the stored
 * UTXO set stands at the sink, and virtual's own difference stays in memory.
 *
 * <pre>
 *   stored set (sink)  +  diff of virtual  =  what mempool, wallets and templates see
 *          |
 *          +-- undo diffs down to the common ancestor, apply diffs up --> set at another chain block
 * </pre>
 *
 * <p>Depends on the chain library and storage.
 */
@NullMarked
package network.pyrin.node.consensus.utxo;

import org.jspecify.annotations.NullMarked;
