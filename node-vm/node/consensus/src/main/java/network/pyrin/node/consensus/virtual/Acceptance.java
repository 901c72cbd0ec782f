package network.pyrin.node.consensus.virtual;

import java.util.List;
import java.util.Map;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.utxo.UtxoDiff;

/**
 * The effect of a mergeset on the UTXO set: what a chain block, or virtual, accepts.
 *
 * @param daaScore DAA score of the accepting block
 * @param mergeset the merged blocks, selected parent first, then ascending
 * @param diff from the UTXO set of the selected parent
 * @param transactions accepted transactions with what they spend, in order, the selected parent's coinbase first
 * @param sortedIds their ids, ascending: leaves of the accepted-id merkle root
 * @param merged their ids per merged block
 * @param rewards what each merged block has earned
 */
record Acceptance(
        long daaScore,
        List<Hash> mergeset,
        UtxoDiff diff,
        List<PopulatedTransaction> transactions,
        List<Hash> sortedIds,
        List<MergedBlock> merged,
        Map<Hash, BlockReward> rewards) {}
