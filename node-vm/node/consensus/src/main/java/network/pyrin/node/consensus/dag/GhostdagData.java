package network.pyrin.node.consensus.dag;

import java.util.Arrays;
import network.pyrin.crypto.Uint192;

/**
 * What GHOSTDAG says about a block, or virtual, with given parents. Source: protocol 4.2.
 *
 * <p>The arrays are not to be changed. Indexes are those of the {@link Dag} it was computed on.
 */
public final class GhostdagData {
    private final int[] parents;
    private final int[] blues;
    private final int[] reds;
    private final long blueScore;
    private final Uint192 blueWork;
    private final int[] anticoneBlocks;
    private final int[] anticoneSizes;

    /**
     * Takes the arrays over.
     *
     * @param parents direct parents
     * @param blues mergeset blues, selected parent first, then ascending
     * @param reds mergeset reds, ascending
     * @param blueScore blues in the past
     * @param blueWork work of the blues in the past
     * @param anticoneBlocks blocks whose blue anticone is known from here, ascending by index
     * @param anticoneSizes their sizes
     */
    GhostdagData(
            int[] parents,
            int[] blues,
            int[] reds,
            long blueScore,
            Uint192 blueWork,
            int[] anticoneBlocks,
            int[] anticoneSizes) {
        this.parents = parents;
        this.blues = blues;
        this.reds = reds;
        this.blueScore = blueScore;
        this.blueWork = blueWork;
        this.anticoneBlocks = anticoneBlocks;
        this.anticoneSizes = anticoneSizes;
    }

    /**
     * The direct parents as given.
     *
     * @return indexes
     */
    public int[] parents() {
        return parents;
    }

    /**
     * The parent with the most blue work.
     *
     * @return an index; {@link Dag#ORIGIN} for genesis
     */
    public int selectedParent() {
        return blues.length == 0 ? Dag.ORIGIN : blues[0];
    }

    /**
     * The blue part of the mergeset.
     *
     * @return selected parent first, then ascending; empty for genesis
     */
    public int[] blues() {
        return blues;
    }

    /**
     * The red part of the mergeset.
     *
     * @return ascending
     */
    public int[] reds() {
        return reds;
    }

    /**
     * Number of blue blocks in the past.
     *
     * @return unsigned
     */
    public long blueScore() {
        return blueScore;
    }

    /**
     * Sum of the work of the blue blocks in the past.
     *
     * @return 0 for genesis
     */
    public Uint192 blueWork() {
        return blueWork;
    }

    /**
     * Blues and reds together, selected parent included.
     *
     * @return 0 for genesis
     */
    public int mergesetSize() {
        return blues.length + reds.length;
    }

    /**
     * The mergeset without the selected parent, lowest first.
     *
     * @param dag gives the order
     * @return ascending by (blue work, hash)
     */
    public int[] ascendingWithoutSelectedParent(BlockReads dag) {
        return merged(dag, 1);
    }

    /**
     * The mergeset in the order in which its transactions are accepted: selected parent, then the rest ascending.
     *
     * @param dag gives the order
     * @return selected parent first
     */
    public int[] inConsensusOrder(BlockReads dag) {
        return merged(dag, 0);
    }

    /** Both parts are ascending already (but for the selected parent in front): one merge pass. */
    private int[] merged(BlockReads dag, int from) {
        int[] all = new int[Math.max(0, mergesetSize() - from)];
        int at = 0;
        int blue = from;
        if (from == 0 && blues.length > 0) {
            all[at++] = blues[blue++];
        }
        int red = 0;
        while (at < all.length) {
            boolean takeBlue = red == reds.length || (blue < blues.length && dag.compare(blues[blue], reds[red]) < 0);
            all[at++] = takeBlue ? blues[blue++] : reds[red++];
        }
        return all;
    }

    /**
     * Blocks whose blue-anticone size is recorded here.
     *
     * @return ascending by index
     */
    public int[] anticoneBlocks() {
        return anticoneBlocks;
    }

    /**
     * Blue-anticone size of a block as recorded here.
     *
     * @param block an index
     * @return the size, or -1 if the answer lies further down the selected chain
     */
    public int anticoneSize(int block) {
        int at = Arrays.binarySearch(anticoneBlocks, block);
        return at < 0 ? -1 : anticoneSizes[at];
    }

    /** Sizes in the order of {@link #anticoneBlocks}. */
    int[] anticoneSizes() {
        return anticoneSizes;
    }
}
