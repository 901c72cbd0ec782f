package network.pyrin.node.consensus.dag;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;

/**
 * What protocol section 4 says about a block, or virtual, with given parents. Reads the {@link Dag}, writes nothing; thread-safe.
 *
 * <p>Everything starts with {@link #ghostdag}: the other rules take its result.
 */
public final class DagRules {
    private final Dag dag;
    private final NetworkParams params;
    private final Ghostdag ghostdag;
    private final BlockWindows wholeDifficulty;
    private final BlockWindows sampledDifficulty;
    private final BlockWindows wholeMedian;
    private final BlockWindows sampledMedian;
    private final Difficulty difficulty;
    private final MedianTime medianTime;
    private final BlockDepths depths;
    private final PruningRules pruningRules;
    private final ParentLevels parentLevels;

    /**
     * The rules over a DAG.
     *
     * @param dag read only
     */
    public DagRules(Dag dag) {
        this.dag = dag;
        this.params = dag.params();
        BlockWindows.Sampling whole = new BlockWindows.Sampling.Whole();
        ghostdag = new Ghostdag(dag);
        wholeDifficulty = new BlockWindows(dag, whole, params.legacyDifficultyWindowSize());
        wholeMedian = new BlockWindows(dag, whole, params.legacyPastMedianTimeWindowSize());
        sampledDifficulty =
                new BlockWindows(dag, sampled(params.difficultySampleRate()), params.sampledDifficultyWindowSize());
        sampledMedian = new BlockWindows(
                dag, sampled(params.pastMedianTimeSampleRate()), params.pastMedianTimeSampledWindowSize());
        difficulty = new Difficulty(dag);
        medianTime = new MedianTime(dag);
        depths = new BlockDepths(dag);
        pruningRules = new PruningRules(dag);
        parentLevels = new ParentLevels(dag);
    }

    private BlockWindows.Sampling sampled(long rate) {
        return new BlockWindows.Sampling.Sampled(rate, countedDepth());
    }

    /** How far below a block, in blue score, merged blocks still count; also for the median time. */
    private long countedDepth() {
        return Math.multiplyExact((long) params.sampledDifficultyWindowSize(), params.difficultySampleRate());
    }

    private boolean isSampled(GhostdagData block) {
        return params.samplingActive(dag.daaScore(block.selectedParent()));
    }

    /**
     * The mergeset of a block with these parents, coloured. Source: protocol 4.2.
     *
     * @param parents at least one index, none in the past of another
     * @return GHOSTDAG data; cost grows with the mergeset, not with the DAG
     */
    public GhostdagData ghostdag(int[] parents) {
        return ghostdag.of(parents);
    }

    /**
     * DAA score and target of a block. Source: protocol 4.5, 4.6.
     *
     * @param block GHOSTDAG data
     * @return empty if the known past is too short to say
     */
    public Optional<DaaData> daa(GhostdagData block) {
        boolean sampled = isSampled(block);
        BlockWindow window = (sampled ? sampledDifficulty : wholeDifficulty).of(block);
        if (window.isCut()) {
            return Optional.empty();
        }
        int[] nonDaa = sampled ? belowCountedDepth(block) : belowWindow(block, window.blocks());
        long daaScore = dag.daaScore(block.selectedParent()) + block.mergesetSize() - nonDaa.length;
        int bits = difficulty.bits(window.blocks(), sampled ? params.difficultySampleRate() : 1);
        return Optional.of(new DaaData(daaScore, nonDaa, bits));
    }

    /**
     * How many blocks the difficulty window of a block has.
     *
     * @param block GHOSTDAG data
     * @return at most the network's window size
     */
    public int daaWindowLength(GhostdagData block) {
        return (isSampled(block) ? sampledDifficulty : wholeDifficulty)
                .of(block)
                .blocks()
                .length;
    }

    /**
     * How many blocks the median-time window of a block has.
     *
     * @param block GHOSTDAG data
     * @return at most the network's window size
     */
    public int medianWindowLength(GhostdagData block) {
        return (isSampled(block) ? sampledMedian : wholeMedian).of(block).blocks().length;
    }

    /**
     * The highest blocks in the past of a block, whatever the network's own windows are: for estimates.
     *
     * @param block GHOSTDAG data
     * @param size most blocks
     * @return ascending; fewer than {@code size} near genesis; cost: a walk down the selected chain
     */
    public int[] window(GhostdagData block, int size) {
        return new BlockWindows(dag, new BlockWindows.Sampling.Whole(), size)
                .of(block)
                .blocks();
    }

    private int[] belowCountedDepth(GhostdagData block) {
        // On genesis nothing counts, and nothing is so low.
        if (block.selectedParent() == dag.genesis()) {
            return new int[] {dag.genesis()};
        }
        long lowest = BlockWindows.lowestBlueScore(block.blueScore(), countedDepth());
        IntArrayList nonDaa = new IntArrayList();
        for (int merged : block.inConsensusOrder(dag)) {
            if (Long.compareUnsigned(dag.blueScore(merged), lowest) < 0) {
                nonDaa.add(merged);
            }
        }
        return nonDaa.toIntArray();
    }

    /** Merged blocks lower than the whole window; all of them if it is empty. */
    private int[] belowWindow(GhostdagData block, int[] window) {
        IntArrayList nonDaa = new IntArrayList();
        for (int merged : block.ascendingWithoutSelectedParent(dag)) {
            if (window.length > 0 && dag.compare(merged, window[0]) >= 0) {
                return nonDaa.toIntArray();
            }
            nonDaa.add(merged);
        }
        if (window.length == 0 || dag.compare(block.selectedParent(), window[0]) < 0) {
            nonDaa.add(block.selectedParent());
        }
        return nonDaa.toIntArray();
    }

    /**
     * The time that a block's timestamp must exceed. Source: protocol 4.7.
     *
     * @param block GHOSTDAG data
     * @return milliseconds since the epoch; empty if the known past is too short to say
     */
    public Optional<Long> pastMedianTimeMillis(GhostdagData block) {
        boolean sampled = isSampled(block);
        BlockWindow window = (sampled ? sampledMedian : wholeMedian).of(block);
        if (window.isCut()) {
            return Optional.empty();
        }
        return Optional.of(sampled ? medianTime.ofSampled(window.blocks()) : medianTime.ofWhole(window.blocks()));
    }

    /**
     * The block at merge depth. Source: protocol 4.9.
     *
     * @param block GHOSTDAG data
     * @return an index, perhaps {@link Dag#ORIGIN}
     */
    public int mergeDepthRoot(GhostdagData block) {
        return depths.mergeDepthRoot(block, dag.pruning());
    }

    /**
     * The block at finality depth. Source: protocol 4.9.
     *
     * @param block GHOSTDAG data
     * @return an index, perhaps {@link Dag#ORIGIN}
     */
    public int finalityPoint(GhostdagData block) {
        return depths.finalityPoint(block, dag.pruning());
    }

    /**
     * Reds that a block may not merge: too deep, and no blue vouches for them. Source: protocol 4.9.
     *
     * @param block GHOSTDAG data
     * @param mergeDepthRoot its block at merge depth
     * @return indexes, empty if all is well
     */
    public int[] boundedMergeViolations(GhostdagData block, int mergeDepthRoot) {
        return depths.violatingReds(block, mergeDepthRoot);
    }

    /**
     * The pruning point a header must name. Source: protocol 4.10.
     *
     * @param block GHOSTDAG data
     * @return block identity
     */
    public Hash headerPruningPoint(GhostdagData block) {
        return pruningRules.expectedInHeader(block, dag.pruning());
    }

    /**
     * Where the node's own pruning point goes when the sink has moved. Source: protocol 4.10, 9.2.
     *
     * @param sink GHOSTDAG data of the sink
     * @return the present state itself if nothing moves; else hand it to {@link Dag#stagePruning} and {@link Dag#applyPruning}
     */
    public PruningState pruningAfter(GhostdagData sink) {
        return pruningRules.next(sink, dag.pruning());
    }

    /**
     * The parents per level a header must name. Source: protocol 4.8.
     *
     * @param directParents indexes; one at least in the future of the pruning point
     * @return from level 0; sets, though in the order a template uses
     */
    public List<List<Hash>> parentsByLevel(int[] directParents) {
        return parentLevels.expected(directParents, dag.pruning().pruningPoint());
    }
}
