package network.pyrin.node.consensus.dag;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Grows the blue k-cluster of one new block, candidate by candidate.
 *
 * <p>For a candidate it counts the blues in its anticone, block by block down the selected chain, until a chain block in the
 * candidate's past ends the walk: everything blue below is in its past too. Sizes of blue anticones are stored where they
 * changed, so the present size of an old blue is found at the first chain block, from above, that mentions it.
 */
final class ClusterBuilder {
    private final Dag dag;
    private final BlockLists lists;
    private final int k;
    private final int selectedParent;
    private final IntArrayList blues = new IntArrayList();
    private final IntArrayList reds = new IntArrayList();
    /** Blue-anticone sizes as the new block will record them. */
    private final Int2IntOpenHashMap sizes = new Int2IntOpenHashMap(64);

    /** Blues in the present candidate's anticone, and their sizes without it. */
    private final IntArrayList touched = new IntArrayList();

    private final IntArrayList touchedSizes = new IntArrayList();

    ClusterBuilder(Dag dag, BlockLists lists, int k, int selectedParent) {
        this.dag = dag;
        this.lists = lists;
        this.k = k;
        this.selectedParent = selectedParent;
        blues.add(selectedParent);
        sizes.put(selectedParent, 0);
        sizes.defaultReturnValue(-1);
    }

    /** Colours the next candidate, in ascending order. */
    void offer(int candidate) {
        touched.clear();
        touchedSizes.clear();
        if (blues.size() == k + 1 || !fits(candidate)) {
            reds.add(candidate);
            return;
        }
        blues.add(candidate);
        sizes.put(candidate, touched.size());
        for (int i = 0; i < touched.size(); i++) {
            sizes.put(touched.getInt(i), touchedSizes.getInt(i) + 1);
        }
    }

    private boolean fits(int candidate) {
        for (int i = 0; i < blues.size(); i++) {
            if (!bears(blues.getInt(i), candidate)) {
                return false;
            }
        }
        for (int block = selectedParent; !dag.isDagAncestor(block, candidate); block = dag.selectedParent(block)) {
            int[] array = lists.array(block);
            int from = lists.bluesFrom(block);
            for (int at = from + lists.bluesCount(block) - 1; at >= from; at--) {
                if (!bears(array[at], candidate)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a blue stays within k beside the candidate, and the candidate beside it. */
    private boolean bears(int blue, int candidate) {
        if (dag.isDagAncestor(blue, candidate)) {
            return true;
        }
        int size = anticoneSize(blue);
        if (size > k) {
            throw new IllegalStateException("blue block " + dag.hashOf(blue) + " has an anticone of " + size);
        }
        touched.add(blue);
        touchedSizes.add(size);
        return touched.size() <= k && size < k;
    }

    private int anticoneSize(int blue) {
        int size = sizes.get(blue);
        for (int block = selectedParent; size < 0; block = dag.selectedParent(block)) {
            if (block == Dag.ORIGIN) {
                throw new IllegalStateException("no anticone size is recorded for blue block " + dag.hashOf(blue));
            }
            size = lists.anticoneSize(block, blue);
        }
        return size;
    }

    int[] blues() {
        return blues.toIntArray();
    }

    int[] reds() {
        return reds.toIntArray();
    }

    /** Ascending, as {@link GhostdagData} wants them. */
    int[] anticoneBlocks() {
        int[] blocks = sizes.keySet().toIntArray();
        Arrays.sort(blocks);
        return blocks;
    }

    int[] anticoneSizes() {
        int[] values = anticoneBlocks();
        for (int i = 0; i < values.length; i++) {
            values[i] = sizes.get(values[i]);
        }
        return values;
    }
}
