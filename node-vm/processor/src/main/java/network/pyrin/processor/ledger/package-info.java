/**
 * What a virtual chain change does to the read model, worked out and applied.
 *
 * <pre>
 *   StoredBlock --> BlockWriter --> blocks, transactions, block_index
 *   ChainStep  --> ChangeBuilder --> Change (document changes, event drafts)
 *                     |  unwind: last accepted first, exactly backwards
 *                     |  wind:   resolve inputs, spend, make, count
 *                     v
 *                  Indexer: record -> documents -> checkpoint
 * </pre>
 *
 * <p>The change is computed once from the documents as they stand, into absolute places and deltas, and written down
 * before anything is touched. Applying it is then mechanical and guarded document by document, so a crash anywhere is
 * cured by applying the last record again. Undoing a block is computed as the exact reverse of what it did; the places of
 * histories and unspent outputs come out as if it had never been.
 */
@NullMarked
package network.pyrin.processor.ledger;

import org.jspecify.annotations.NullMarked;
