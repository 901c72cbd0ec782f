/**
 * Replays recorded chains through the real consensus and compares everything that was recorded.
 *
 * <pre>
 *   blocks --> consensus on a store in memory --> block facts, virtual state, chain changes --> compared with blocks, steps
 *                      |                                                                         final state, UTXO set
 *                      +-- forks of the store at certain blocks --> rejected blocks
 *                      +-- at the end --------------------------> mempool transactions
 * </pre>
 *
 * <p>What the node says is put into the JSON shape of the recording, so that one comparison finds and names any difference.
 */
@NullMarked
package network.pyrin.consensusvectors;

import org.jspecify.annotations.NullMarked;
