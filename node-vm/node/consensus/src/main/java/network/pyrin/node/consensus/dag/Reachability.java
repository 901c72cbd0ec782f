package network.pyrin.node.consensus.dag;

import java.util.concurrent.locks.StampedLock;

/**
 * Answers "is a in the past of b" by array reads: an interval tree over selected parents, and per block the set of blocks that
 * merged it (its future covering set, ordered by interval).
 *
 * <p>One writer. Readers take no lock unless the writer is just moving intervals, which is rare; no query allocates. Cost: a
 * comparison if both lie on one chain, else a binary search.
 *
 * <p>Source: protocol 4.3; the idea is described in rusty-kaspa, consensus/src/processes/reachability (behaviour).
 */
final class Reachability {
    private final IntervalTree tree = new IntervalTree();
    private final ListColumn futureCovering = new ListColumn();
    private final Reindexer reindexer;
    /** Guards intervals while they move; new leaves need no guard. */
    private final StampedLock moving = new StampedLock();

    Reachability() {
        this(Reindexer.DEPTH, Reindexer.SLACK);
    }

    /** With small bounds a test reaches every branch of reindexing. */
    Reachability(int reindexDepth, long reindexSlack) {
        reindexer = new Reindexer(tree, reindexDepth, reindexSlack);
    }

    /** Reflexive. {@link Dag#ORIGIN} is an ancestor of every block. */
    boolean isDagAncestor(int ancestor, int block) {
        long stamp = moving.tryOptimisticRead();
        if (stamp != 0) {
            boolean answer = dagAncestor(ancestor, block);
            if (moving.validate(stamp)) {
                return answer;
            }
        }
        stamp = moving.readLock();
        try {
            return dagAncestor(ancestor, block);
        } finally {
            moving.unlockRead(stamp);
        }
    }

    private boolean dagAncestor(int ancestor, int block) {
        if (tree.contains(ancestor, block)) {
            return true;
        }
        int[] covering = futureCovering.get(ancestor);
        int at = tree.lastStartingAtOrBefore(covering, tree.start(block));
        return at >= 0 && tree.contains(covering[at], block);
    }

    /** Reflexive: whether one block is on the selected chain of another. */
    boolean isChainAncestor(int ancestor, int block) {
        long stamp = moving.tryOptimisticRead();
        if (stamp != 0) {
            boolean answer = tree.contains(ancestor, block);
            if (moving.validate(stamp)) {
                return answer;
            }
        }
        stamp = moving.readLock();
        try {
            return tree.contains(ancestor, block);
        } finally {
            moving.unlockRead(stamp);
        }
    }

    /** The tree child of {@code from} on the selected chain of {@code towards}, or {@link Dag#NONE}. */
    int nextChainBlock(int from, int towards) {
        long stamp = moving.tryOptimisticRead();
        if (stamp != 0) {
            int answer = tree.childTowards(from, towards);
            if (moving.validate(stamp)) {
                return answer;
            }
        }
        stamp = moving.readLock();
        try {
            return tree.childTowards(from, towards);
        } finally {
            moving.unlockRead(stamp);
        }
    }

    /**
     * Adds a block that nobody knows yet.
     *
     * @param merged its mergeset without the selected parent
     */
    void add(int block, int selectedParent, int[] merged) {
        long free = tree.freeAfterChildren(selectedParent);
        long capacity = tree.end(selectedParent) - free;
        if (capacity > 0) {
            // Half of what is left: later siblings find room too, and a chain runs out after some sixty halvings only.
            tree.attach(block, selectedParent, free, free + (capacity + 1) / 2 - 1);
        } else {
            long stamp = moving.writeLock();
            try {
                tree.attach(block, selectedParent, free, free - 1);
                reindexer.makeRoom(block);
            } finally {
                moving.unlockWrite(stamp);
            }
        }
        for (int past : merged) {
            cover(block, past);
        }
    }

    /** Enters a block into the future covering set of a block it merged, unless one there is on its chain already. */
    private void cover(int block, int merged) {
        int[] covering = futureCovering.get(merged);
        int at = tree.lastStartingAtOrBefore(covering, tree.start(block));
        if (at < 0 || !tree.contains(covering[at], block)) {
            futureCovering.insert(merged, at + 1, block);
        }
    }

    /** Tells which tip the chain follows, so that room is kept where blocks will come. Cheap unless the root moves. */
    void follow(int selectedTip) {
        if (reindexer.wantsToMove(selectedTip)) {
            long stamp = moving.writeLock();
            try {
                reindexer.moveRoot(selectedTip);
            } finally {
                moving.unlockWrite(stamp);
            }
        }
    }

    /** First pass of loading: only the place in the tree. Blocks come in order of insertion. */
    void loadTree(int block, int selectedParent) {
        tree.attach(block, selectedParent, 0, -1);
    }

    /** Between the passes: gives every block its interval at once. */
    void layOut(int selectedTip) {
        reindexer.layOut(selectedTip);
    }

    /** Second pass of loading, in order of insertion. */
    void loadMerged(int block, int merged) {
        cover(block, merged);
    }

    IntervalTree tree() {
        return tree;
    }
}
