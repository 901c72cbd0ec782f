package network.pyrin.node.consensus.dag;

/**
 * Finds room for a late block that hangs off the chain below the reindex root: takes slack beside the chain blocks between its
 * place and the root, and shifts what lies between, instead of spreading the whole tree anew.
 *
 * <p>The walk goes from the chain block next to the claimant up to the root until enough slack is found, then back down, each
 * chain block giving way and its siblings moving over, until the claimant itself can grow.
 */
final class SlackClaim {
    private final IntervalTree tree;
    private final IntervalSpread spread;
    private final int root;
    private final long slack;
    private final int claimant;
    private final Reindexer.SubtreeSizes sizes;
    /** Whether the claimant lies before the chain; else after it. */
    private final boolean before;

    private final int ancestor;
    private final int chosen;

    SlackClaim(
            IntervalTree tree,
            IntervalSpread spread,
            int root,
            long slack,
            int claimant,
            Reindexer.SubtreeSizes sizes) {
        this.tree = tree;
        this.spread = spread;
        this.root = root;
        this.slack = slack;
        this.claimant = claimant;
        this.sizes = sizes;
        ancestor = tree.parent(claimant);
        chosen = tree.childTowards(ancestor, root);
        before = tree.childPosition(ancestor, claimant) < tree.childPosition(ancestor, chosen);
    }

    /** Grows the claimant's interval by some positions. */
    void claim(long required) {
        long found = 0;
        int current = chosen;
        long keep = 0;
        for (int steps = 0; ; steps++) {
            if (current == root) {
                // The root has room without end: the chain passed on the way gets fresh slack at that occasion.
                keep = slack;
                giveWay(current, Math.addExact(required, slack * steps) - found, true);
                break;
            }
            long free = free(current);
            found += free;
            if (found >= required) {
                giveWay(current, free - (found - required), false);
                break;
            }
            current = tree.childTowards(current, root);
        }
        while (current != chosen) {
            current = tree.parent(current);
            giveWay(current, free(current) - keep, false);
        }
    }

    private long free(int block) {
        return before ? tree.freeBefore(block) : tree.freeAfter(block);
    }

    /** Narrows a chain block from the claimant's side and moves the siblings on that side after it. */
    private void giveWay(int block, long offset, boolean moveSubtree) {
        if (before) {
            tree.setInterval(block, tree.start(block) + offset, tree.end(block));
        } else {
            tree.setInterval(block, tree.start(block), tree.end(block) - offset);
        }
        if (moveSubtree) {
            spread.below(block, sizes);
        }
        moveSiblings(block, offset);
    }

    private void moveSiblings(int block, long offset) {
        int parent = tree.parent(block);
        int[] siblings = tree.children(parent);
        int step = before ? -1 : 1;
        for (int i = tree.childPosition(parent, block) + step; i >= 0 && i < siblings.length; i += step) {
            int sibling = siblings[i];
            if (sibling == claimant) {
                long start = before ? tree.start(sibling) : tree.start(sibling) - offset;
                long end = before ? tree.end(sibling) + offset : tree.end(sibling);
                tree.setInterval(sibling, start, end);
                spread.below(sibling, sizes);
                return;
            }
            long shift = before ? offset : -offset;
            tree.setInterval(sibling, tree.start(sibling) + shift, tree.end(sibling) + shift);
            spread.below(sibling, sizes);
        }
    }
}
