package network.pyrin.node.consensus.dag;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Moves intervals when a block finds no room below its selected parent.
 *
 * <p>Blocks mostly come near the selected tip. So one chain block some way below the tip, the reindex root, owns nearly all of
 * the number space, everything beside its chain is kept tight with a little slack, and a lack of room is mended either inside the
 * root's subtree (spread it anew from the first ancestor that has room) or, for a late block further back, by taking slack along
 * the chain towards the root. Source: protocol 4.3 (rusty-kaspa consensus/src/processes/reachability/reindex.rs, behaviour).
 */
final class Reindexer {
    /** How far below the selected tip the reindex root stays, in chain blocks. */
    static final int DEPTH = 100;
    /** Free positions kept on each side of a chain block outside the root's subtree. */
    static final long SLACK = 1 << 12;

    private final IntervalTree tree;
    private final IntervalSpread spread;
    private final int depth;
    private final long slack;
    private int root = Dag.ORIGIN;

    Reindexer(IntervalTree tree, int depth, long slack) {
        this.tree = tree;
        this.spread = new IntervalSpread(tree);
        this.depth = depth;
        this.slack = slack;
    }

    /** Gives a new leaf with an empty interval its room. */
    void makeRoom(int leaf) {
        SubtreeSizes sizes = new SubtreeSizes(tree);
        int current = leaf;
        while (tree.size(current) < sizes.of(current)) {
            int parent = tree.parent(current);
            if (parent == Dag.NONE || current == root) {
                throw new IllegalStateException("the reindex root ran out of room at block " + current);
            }
            if (parent != root && tree.contains(parent, root)) {
                new SlackClaim(tree, spread, root, slack, current, sizes).claim(sizes.of(current));
                return;
            }
            current = parent;
        }
        spread.below(current, sizes);
    }

    /** Whether the root should move for a new selected tip. */
    boolean wantsToMove(int selectedTip) {
        if (tree.contains(root, selectedTip)) {
            return tree.height(selectedTip) - tree.height(root) > depth;
        }
        // The tip left the root's chain. Short reorganisations go back and forth; only a long one is worth the work.
        return tree.height(selectedTip) - tree.height(root) >= slack;
    }

    /** Moves the root to the selected chain of a tip, {@code depth} blocks below it, leaving a tight tree behind. */
    void moveRoot(int selectedTip) {
        int ancestor = root;
        while (!tree.contains(ancestor, selectedTip)) {
            ancestor = tree.parent(ancestor);
        }
        int target = ancestor;
        IntArrayList path = new IntArrayList();
        while (true) {
            int child = tree.childTowards(target, selectedTip);
            if (child == Dag.NONE || tree.height(selectedTip) - tree.height(child) < depth) {
                break;
            }
            path.add(child);
            target = child;
        }
        SubtreeSizes sizes = new SubtreeSizes(tree);
        int parent = ancestor;
        for (int i = 0; i < path.size(); i++) {
            int child = path.getInt(i);
            concentrate(parent, child, i == path.size() - 1, sizes);
            parent = child;
        }
        root = target;
    }

    /** Gives all intervals anew to a tree that has none yet. */
    void layOut(int selectedTip) {
        spread.below(Dag.ORIGIN, new SubtreeSizes(tree));
        root = Dag.ORIGIN;
        moveRoot(selectedTip);
    }

    /** Makes the siblings of a chain block tight and hands it all the rest of its parent's room. */
    private void concentrate(int parent, int child, boolean last, SubtreeSizes sizes) {
        int[] siblings = tree.children(parent);
        int position = tree.childPosition(parent, child);
        long before = sizes.sum(siblings, 0, position);
        long after = sizes.sum(siblings, position + 1, siblings.length);
        tighten(siblings, 0, position, tree.start(parent) + slack, sizes);
        tighten(siblings, position + 1, siblings.length, tree.end(parent) - slack - after, sizes);
        long start = tree.start(parent) + before + slack;
        long end = tree.end(parent) - after - slack - 1;
        if (last && !(start <= tree.start(child) && tree.end(child) <= end)) {
            // Its subtree must move. Leaving slack here makes it likely that the next move of the root need not.
            tree.setInterval(child, start + slack, end - slack);
            spread.below(child, sizes);
        }
        tree.setInterval(child, start, end);
    }

    private void tighten(int[] siblings, int from, int to, long start, SubtreeSizes sizes) {
        long at = start;
        for (int i = from; i < to; i++) {
            long size = sizes.of(siblings[i]);
            tree.setInterval(siblings[i], at, at + size - 1);
            spread.below(siblings[i], sizes);
            at += size;
        }
    }

    /** Number of blocks in the tree below a block, itself included; counted once per operation. */
    static final class SubtreeSizes {
        private final IntervalTree tree;
        private final Int2LongOpenHashMap sizes = new Int2LongOpenHashMap();

        SubtreeSizes(IntervalTree tree) {
            this.tree = tree;
        }

        long of(int block) {
            if (!sizes.containsKey(block)) {
                count(block);
            }
            return sizes.get(block);
        }

        long sum(int[] blocks, int from, int to) {
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum += of(blocks[i]);
            }
            return sum;
        }

        /** Breadth first down, sums on the way back up: no recursion, chains are long. */
        private void count(int block) {
            IntArrayList order = IntArrayList.of(block);
            for (int i = 0; i < order.size(); i++) {
                for (int child : tree.children(order.getInt(i))) {
                    if (!sizes.containsKey(child)) {
                        order.add(child);
                    }
                }
            }
            for (int i = order.size() - 1; i >= 0; i--) {
                long size = 1;
                for (int child : tree.children(order.getInt(i))) {
                    size += sizes.get(child);
                }
                sizes.put(order.getInt(i), size);
            }
        }
    }
}
