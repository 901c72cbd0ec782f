package network.pyrin.node.consensus.virtual;

import java.util.List;
import java.util.Map;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.utxo.UtxoDiff;

/**
 * What consensus thinks now: the virtual block, a block that would merge all eligible tips, and where the chain stands.
 * Immutable; replaced as a whole with each resolution, so whatever is read from one object belongs together.
 *
 * @param revision counts resolutions since start; two states with the same revision are the same object
 * @param parents virtual's parents, sink first
 * @param blueScore blue score virtual would have as a block
 * @param blueWork blue work it would have
 * @param mergesetBlues blues it merges, sink first
 * @param mergesetReds reds it merges
 * @param bluesAnticoneSizes blues whose blue anticone is known or grows with virtual, with its size
 * @param mergesetNonDaa merged blocks that do not count for the DAA score
 * @param daaScore DAA score it would have
 * @param bits compact target it would need
 * @param pastMedianTimeMillis exclusive lower bound of its timestamp
 * @param commitment the UTXO set after its acceptance
 * @param acceptedTransactionIds ids it accepts, ascending
 * @param acceptance ids it accepts per merged block
 * @param rewards what its coinbase pays, blues first, then reds
 * @param utxoDiff from the UTXO set at the sink to virtual's
 * @param tips blocks with bodies that no block with a body has as parent, ascending
 * @param sinkBlueScore blue score of the sink
 * @param sinkTimestampMillis timestamp of the sink
 * @param sinkDaaScore DAA score of the sink
 * @param mergeDepthRoot deepest block virtual may merge freely; ORIGIN while unknown
 * @param finalityPoint the block below which nothing is reorganised any more
 * @param circulatingLeor sum of virtual's UTXO set
 */
public record VirtualState(
        long revision,
        List<Hash> parents,
        long blueScore,
        Uint192 blueWork,
        List<Hash> mergesetBlues,
        List<Hash> mergesetReds,
        Map<Hash, Integer> bluesAnticoneSizes,
        List<Hash> mergesetNonDaa,
        long daaScore,
        int bits,
        long pastMedianTimeMillis,
        UtxoCommitment commitment,
        List<Hash> acceptedTransactionIds,
        List<MergedBlock> acceptance,
        List<BlockReward> rewards,
        UtxoDiff utxoDiff,
        List<Hash> tips,
        long sinkBlueScore,
        long sinkTimestampMillis,
        long sinkDaaScore,
        Hash mergeDepthRoot,
        Hash finalityPoint,
        long circulatingLeor) {
    /** Copies the lists. */
    public VirtualState {
        parents = List.copyOf(parents);
        mergesetBlues = List.copyOf(mergesetBlues);
        mergesetReds = List.copyOf(mergesetReds);
        bluesAnticoneSizes = Map.copyOf(bluesAnticoneSizes);
        mergesetNonDaa = List.copyOf(mergesetNonDaa);
        acceptedTransactionIds = List.copyOf(acceptedTransactionIds);
        acceptance = List.copyOf(acceptance);
        rewards = List.copyOf(rewards);
        tips = List.copyOf(tips);
    }

    /**
     * Virtual's selected parent: the tip of the selected chain.
     *
     * @return the sink
     */
    public Hash sink() {
        return parents.getFirst();
    }
}
