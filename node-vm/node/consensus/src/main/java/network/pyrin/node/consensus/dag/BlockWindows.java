package network.pyrin.node.consensus.dag;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The highest blocks of a block's past: the whole of it, or every r-th block by DAA score.
 *
 * <p>A window has at most N blocks. That of a block is its selected parent's, with the block's own mergeset
 * merged in and the lowest dropped: nothing below the selected parent's window can rise into it. Windows of recent blocks are
 * kept, so that one merge is the normal cost; else the selected chain is walked down to a kept one, to genesis, or as far as
 * blocks can matter. Source: protocol 4.4.
 */
final class BlockWindows {
    /** Windows of about a block's lifetime as selected parent; 2,641 ints each at the most. */
    private static final int CACHED_MAX = 512;

    private final Dag dag;
    private final Sampling sampling;
    private final int size;
    private final AtomicReferenceArray<@Nullable Entry> cache = new AtomicReferenceArray<>(CACHED_MAX);

    /**
     * Which blocks of a mergeset a window takes.
     */
    sealed interface Sampling {
        /** All of them. */
        record Whole() implements Sampling {}

        /**
         * Those that bring the DAA score to a multiple of the rate, blocks too low to count left out.
         *
         * @param rate one of so many
         * @param depth blue scores further below the block than this do not count
         */
        record Sampled(long rate, long depth) implements Sampling {}
    }

    private static final class Entry {
        final int block;
        final BlockWindow window;

        Entry(int block, BlockWindow window) {
            this.block = block;
            this.window = window;
        }
    }

    BlockWindows(Dag dag, Sampling sampling, int size) {
        this.dag = dag;
        this.sampling = sampling;
        this.size = size;
    }

    /** Window of a block, or virtual, of which only GHOSTDAG data is known. */
    BlockWindow of(GhostdagData ghostdag) {
        return ends(ghostdag.selectedParent())
                ? end(ghostdag.selectedParent())
                : ofKnown(ghostdag.selectedParent()).with(offered(ghostdag), size, dag);
    }

    /** Window of a block of the DAG. */
    BlockWindow ofKnown(int block) {
        Entry kept = cache.get(block & CACHED_MAX - 1);
        if (kept != null && kept.block == block) {
            return kept.window;
        }
        BlockWindow window = walk(block);
        cache.set(block & CACHED_MAX - 1, new Entry(block, window));
        return window;
    }

    /** Gathers down the selected chain, to a kept window or until nothing lower can matter. */
    private BlockWindow walk(int block) {
        int[] gathered = new int[0];
        for (int current = block; ; current = dag.selectedParent(current)) {
            Entry kept = cache.get(current & CACHED_MAX - 1);
            if (kept != null && kept.block == current) {
                return kept.window.with(gathered, size, dag);
            }
            int selectedParent = dag.selectedParent(current);
            if (ends(selectedParent)) {
                return end(selectedParent).with(gathered, size, dag);
            }
            if (gathered.length == size && dag.compare(selectedParent, gathered[0]) < 0) {
                // A selected parent outranks its whole past, so nothing below it rises into the window.
                return new BlockWindow(gathered, false);
            }
            gathered = new BlockWindow(gathered, false)
                    .with(offered(dag.ghostdag(current)), size, dag)
                    .blocks();
        }
    }

    private boolean ends(int selectedParent) {
        return selectedParent == dag.genesis() || selectedParent == Dag.ORIGIN;
    }

    private BlockWindow end(int selectedParent) {
        return selectedParent == Dag.ORIGIN ? BlockWindow.CUT : BlockWindow.EMPTY;
    }

    /** The part of a mergeset that a window takes, ascending, selected parent last. */
    private int[] offered(GhostdagData ghostdag) {
        int[] mergeset = ghostdag.ascendingWithoutSelectedParent(dag);
        int[] all = Arrays.copyOf(mergeset, mergeset.length + 1);
        all[mergeset.length] = ghostdag.selectedParent();
        return switch (sampling) {
            case Sampling.Whole() -> all;
            case Sampling.Sampled(long rate, long depth) -> sampled(all, ghostdag, rate, depth);
        };
    }

    private int[] sampled(int[] ascending, GhostdagData ghostdag, long rate, long depth) {
        long lowest = lowestBlueScore(ghostdag.blueScore(), depth);
        long daaScore = dag.daaScore(ghostdag.selectedParent());
        int[] taken = new int[ascending.length];
        int at = taken.length;
        for (int i = ascending.length - 1; i >= 0; i--) {
            if (Long.compareUnsigned(dag.blueScore(ascending[i]), lowest) >= 0) {
                daaScore++;
                if (Long.remainderUnsigned(daaScore, rate) == 0) {
                    taken[--at] = ascending[i];
                }
            }
        }
        return Arrays.copyOfRange(taken, at, taken.length);
    }

    /** Blocks with a lower blue score than this do not count for a block with a given one. */
    static long lowestBlueScore(long blueScore, long depth) {
        return Long.compareUnsigned(blueScore, depth) < 0 ? 0 : blueScore - depth;
    }
}
