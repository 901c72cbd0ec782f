package network.pyrin.node.consensus;

import java.util.List;
import java.util.Map;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.rules.BlockStatus;

/**
 * What the DAG knows of a block beside its header.
 *
 * @param header the header
 * @param status how far validation has come
 * @param selectedParent the parent whose chain it continues; ORIGIN for genesis
 * @param mergesetBlues blues it merges, selected parent first; empty for genesis
 * @param mergesetReds reds it merges
 * @param bluesAnticoneSizes blues whose blue anticone is known or has grown with this block, with its size
 * @param mergesetNonDaa merged blocks that do not count for the DAA score
 * @param children blocks that have it as direct parent
 * @param chainBlock whether it is on the selected chain of the current sink
 * @param blockLevel highest level it belongs to
 * @param pastMedianTimeMillis exclusive lower bound of its timestamp
 * @param mergeDepthRoot deepest block it may merge freely; ORIGIN while unknown
 * @param finalityPoint block at finality depth; ORIGIN while unknown
 */
public record BlockFacts(
        Header header,
        BlockStatus status,
        Hash selectedParent,
        List<Hash> mergesetBlues,
        List<Hash> mergesetReds,
        Map<Hash, Integer> bluesAnticoneSizes,
        List<Hash> mergesetNonDaa,
        List<Hash> children,
        boolean chainBlock,
        int blockLevel,
        long pastMedianTimeMillis,
        Hash mergeDepthRoot,
        Hash finalityPoint) {
    /** Copies the lists. */
    public BlockFacts {
        mergesetBlues = List.copyOf(mergesetBlues);
        mergesetReds = List.copyOf(mergesetReds);
        bluesAnticoneSizes = Map.copyOf(bluesAnticoneSizes);
        mergesetNonDaa = List.copyOf(mergesetNonDaa);
        children = List.copyOf(children);
    }
}
