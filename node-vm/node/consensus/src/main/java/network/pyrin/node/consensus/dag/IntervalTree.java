package network.pyrin.node.consensus.dag;

/**
 * The tree of selected parents with nested intervals: a block is a chain ancestor of another exactly if its interval contains the
 * other's. Children are kept in the order of their intervals.
 *
 * <p>Intervals are inclusive ranges of positive longs; an empty one ends before it starts.
 */
final class IntervalTree {
    private static final long FIRST = 1;
    private static final long LAST = Long.MAX_VALUE - 1;

    /** Start and end of each block side by side: a query reads both. */
    private final LongColumn bounds = new LongColumn();

    private final IntColumn parents = new IntColumn();
    private final IntColumn heights = new IntColumn();
    private final ListColumn children = new ListColumn();

    IntervalTree() {
        parents.set(Dag.ORIGIN, Dag.NONE);
        heights.set(Dag.ORIGIN, 0);
        setInterval(Dag.ORIGIN, FIRST, LAST);
    }

    long start(int block) {
        return bounds.get(2 * block);
    }

    long end(int block) {
        return bounds.get(2 * block + 1);
    }

    long size(int block) {
        return end(block) - start(block) + 1;
    }

    int parent(int block) {
        return parents.get(block);
    }

    int height(int block) {
        return heights.get(block);
    }

    int[] children(int block) {
        return children.get(block);
    }

    void setInterval(int block, long start, long end) {
        bounds.set(2 * block, start);
        bounds.set(2 * block + 1, end);
    }

    boolean contains(int ancestor, int block) {
        return start(ancestor) <= start(block) && end(block) <= end(ancestor);
    }

    /** Makes a block the last child of its parent; its interval must lie after those of its siblings. */
    void attach(int block, int parent, long start, long end) {
        parents.set(block, parent);
        heights.set(block, heights.get(parent) + 1);
        setInterval(block, start, end);
        children.append(parent, block);
    }

    /** First free position after the last child of a block. The last position of a block's interval is its own. */
    long freeAfterChildren(int block) {
        int[] present = children(block);
        return present.length == 0 ? start(block) : end(present[present.length - 1]) + 1;
    }

    /** Free positions inside a block's interval before its first child. */
    long freeBefore(int block) {
        int[] present = children(block);
        return present.length == 0 ? size(block) - 1 : start(present[0]) - start(block);
    }

    /** Free positions inside a block's interval after its last child. */
    long freeAfter(int block) {
        return end(block) - freeAfterChildren(block);
    }

    /** Where among the parent's children a block stands. */
    int childPosition(int parent, int child) {
        int[] siblings = children(parent);
        for (int i = siblings.length - 1; i >= 0; i--) {
            if (siblings[i] == child) {
                return i;
            }
        }
        throw new IllegalStateException("block " + child + " is no tree child of " + parent);
    }

    /** The child of {@code from} whose interval contains that of {@code towards}, or {@link Dag#NONE}. */
    int childTowards(int from, int towards) {
        int[] candidates = children(from);
        int at = lastStartingAtOrBefore(candidates, start(towards));
        return at >= 0 && contains(candidates[at], towards) ? candidates[at] : Dag.NONE;
    }

    /** Position of the last of some blocks, ordered by interval, that starts at or before a point; -1 if all start after it. */
    int lastStartingAtOrBefore(int[] ordered, long point) {
        int low = 0;
        int high = ordered.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (start(ordered[middle]) <= point) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
