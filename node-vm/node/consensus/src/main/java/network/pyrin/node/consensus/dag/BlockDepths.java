package network.pyrin.node.consensus.dag;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import network.pyrin.chain.NetworkParams;

/** Blocks at a depth of the selected chain, and the bound on what may be merged below them. Source: protocol 4.9. */
final class BlockDepths {
    private final Dag dag;
    private final NetworkParams params;

    BlockDepths(Dag dag) {
        this.dag = dag;
        this.params = dag.params();
    }

    int mergeDepthRoot(GhostdagData ghostdag, PruningState pruning) {
        int stored = dag.mergeDepthRoot(ghostdag.selectedParent());
        return blockAtDepth(ghostdag, params.mergeDepth(), stored, pruning);
    }

    int finalityPoint(GhostdagData ghostdag, PruningState pruning) {
        int stored = dag.finalityPoint(ghostdag.selectedParent());
        return blockAtDepth(ghostdag, params.finalityDepth(), stored, pruning);
    }

    /** Walks up from where the selected parent's own answer was: one or two steps as a rule. */
    private int blockAtDepth(GhostdagData ghostdag, long depth, int storedAtSelectedParent, PruningState pruning) {
        if (Long.compareUnsigned(ghostdag.blueScore(), depth) < 0) {
            return dag.genesis();
        }
        int selectedParent = ghostdag.selectedParent();
        if (Long.compareUnsigned(ghostdag.blueScore(), pruning.blueScore() + depth) < 0
                || !dag.isChainAncestor(pruning.pruningPoint(), selectedParent)) {
            return Dag.ORIGIN;
        }
        int current = storedAtSelectedParent == Dag.ORIGIN ? pruning.pruningPoint() : storedAtSelectedParent;
        long bound = ghostdag.blueScore() - depth;
        int next = current;
        while (next != Dag.NONE && Long.compareUnsigned(dag.blueScore(next), bound) < 0) {
            current = next;
            next = current == selectedParent ? Dag.NONE : dag.nextChainBlock(current, selectedParent);
        }
        return current;
    }

    /** Reds that are too deep to be merged and that no blue vouches for. */
    int[] violatingReds(GhostdagData ghostdag, int mergeDepthRoot) {
        IntArrayList violating = new IntArrayList();
        for (int red : ghostdag.reds()) {
            if (!dag.isDagAncestor(mergeDepthRoot, red) && !isVouchedFor(red, ghostdag, mergeDepthRoot)) {
                violating.add(red);
            }
        }
        return violating.toIntArray();
    }

    /** A blue above the merge depth root that has the red in its past has merged it while that was still allowed. */
    private boolean isVouchedFor(int red, GhostdagData ghostdag, int mergeDepthRoot) {
        for (int blue : ghostdag.blues()) {
            if (dag.isChainAncestor(mergeDepthRoot, blue) && dag.isDagAncestor(red, blue)) {
                return true;
            }
        }
        return false;
    }
}
