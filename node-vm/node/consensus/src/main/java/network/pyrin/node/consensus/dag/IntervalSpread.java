package network.pyrin.node.consensus.dag;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Divides a block's interval among its tree children, and theirs among their children, down to the leaves. Each child gets what
 * its subtree needs and a share of the rest that falls by half for every block it is smaller than the largest: the largest subtree
 * is the one that will grow.
 */
final class IntervalSpread {
    private final IntervalTree tree;

    IntervalSpread(IntervalTree tree) {
        this.tree = tree;
    }

    void below(int block, Reindexer.SubtreeSizes sizes) {
        IntArrayList queue = IntArrayList.of(block);
        sizes.of(block);
        for (int i = 0; i < queue.size(); i++) {
            int parent = queue.getInt(i);
            int[] children = tree.children(parent);
            if (children.length > 0) {
                divide(parent, children, sizes);
                for (int child : children) {
                    queue.add(child);
                }
            }
        }
    }

    private void divide(int parent, int[] children, Reindexer.SubtreeSizes sizes) {
        // The last position of the interval is the parent's own.
        long rest = tree.size(parent) - 1 - sizes.sum(children, 0, children.length);
        if (rest < 0) {
            throw new IllegalStateException("block " + parent + " has no room for its tree children");
        }
        double total = rest;
        double[] shares = shares(children, sizes);
        long at = tree.start(parent);
        for (int i = 0; i < children.length; i++) {
            long extra = i == children.length - 1 ? rest : Math.min(rest, (long) (total * shares[i]));
            long size = sizes.of(children[i]) + extra;
            rest -= extra;
            tree.setInterval(children[i], at, at + size - 1);
            at += size;
        }
    }

    private static double[] shares(int[] children, Reindexer.SubtreeSizes sizes) {
        long largest = 0;
        for (int child : children) {
            largest = Math.max(largest, sizes.of(child));
        }
        double[] shares = new double[children.length];
        double sum = 0;
        for (int i = 0; i < children.length; i++) {
            shares[i] = Math.pow(2, sizes.of(children[i]) - largest);
            sum += shares[i];
        }
        for (int i = 0; i < children.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
