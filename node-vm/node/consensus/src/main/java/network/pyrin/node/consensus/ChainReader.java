package network.pyrin.node.consensus;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.pyrin.crypto.Hash;

/** Questions about the selected chain and the order of blocks. Thread-safe, never waits for a stage. */
public interface ChainReader {
    /**
     * Whether a block is on the selected chain of the current sink.
     *
     * @param block block hash
     * @return false also for unknown blocks
     */
    boolean isChainBlock(Hash block);

    /**
     * The way from a block to the sink, with acceptance data: what getVirtualChainFromBlock answers. Cost: one look-up per block
     * returned, however long the chain.
     *
     * @param low where the caller stands
     * @param addedMax most added chain blocks to return, the lowest ones; for paging
     * @return empty if the block is unknown
     */
    Optional<ChainPath> chainFrom(Hash low, int addedMax);

    /**
     * A chain block by its position.
     *
     * @param index 0 for the pruning point's position at first start (genesis), counting chain blocks
     * @return empty beyond the sink
     */
    Optional<Hash> chainBlockAt(long index);

    /**
     * The position of a chain block.
     *
     * @param block block hash
     * @return empty if it is not on the selected chain
     */
    OptionalLong chainIndex(Hash block);

    /**
     * Blocks from a block on, in topological order: what getBlocks answers. Whole mergesets only; the sink's anticone follows
     * when the sink is reached.
     *
     * @param low first block, included
     * @param limit most blocks between low and the last chain block returned; at least mergeset limit + 1
     * @return hashes; empty if the block is unknown
     * @throws IllegalArgumentException if the limit is too small
     */
    Optional<List<Hash>> blocksFrom(Hash low, int limit);

    /**
     * When a DAA score was or will be reached, by interpolation between samples of the selected chain.
     *
     * @param daaScore unsigned
     * @return milliseconds since the epoch
     */
    long timestampOfDaaScore(long daaScore);

    /**
     * The network's hash rate over the blocks before a block. Cost: a walk down the selected chain for the whole window.
     *
     * @param start the block; virtual if empty
     * @param windowSize how many blocks to look at, at least {@link HashRateEstimate#WINDOW_MIN}
     * @return the estimate, or why there is none
     */
    HashRateEstimate networkHashRate(Optional<Hash> start, int windowSize);

    /**
     * The pruning point.
     *
     * @return genesis until the first pruning
     */
    Hash pruningPoint();

    /**
     * All pruning points so far.
     *
     * @return genesis first, the present one last
     */
    List<Hash> pruningPoints();

    /**
     * The chain block that is deep enough to be pruned to, once its finality period is over.
     *
     * @return at or above the pruning point
     */
    Hash pruningCandidate();

    /**
     * The heaviest header, with or without a body.
     *
     * @return the headers selected tip
     */
    Hash headersSelectedTip();
}
