package network.pyrin.node.consensus.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.dag.Dag;

/**
 * Finds the heaviest tip with a valid UTXO state that does not violate finality. Tips that fail are replaced by their parents.
 * Source: protocol 4.12-2.
 */
final class SinkSearch {
    private final Dag dag;

    SinkSearch(Dag dag) {
        this.dag = dag;
    }

    /**
     * A sink, and who else may be merged.
     *
     * @param sink index of the new sink
     * @param candidates other tips (or ancestors of failed ones), heaviest first
     */
    record Found(int sink, List<Integer> candidates) {}

    /**
     * Searches.
     *
     * @param tips body tips that have the finality point in their past: an antichain
     * @param finalityPoint block that must be on the sink's chain
     * @param cursor moves to candidates; ends at the sink
     * @return the sink
     */
    Found search(int[] tips, int finalityPoint, ChainCursor cursor) {
        PriorityQueue<Integer> heap = new PriorityQueue<>((a, b) -> dag.compare(b, a));
        for (int tip : tips) {
            heap.add(tip);
        }
        while (true) {
            Integer candidate = heap.poll();
            if (candidate == null) {
                throw new IllegalStateException("no block above the finality point has a valid UTXO state");
            }
            if (dag.isChainAncestor(finalityPoint, candidate) && cursor.moveTo(candidate)) {
                return new Found(candidate, mergeable(heap, candidate));
            }
            replaceByParents(heap, candidate, finalityPoint);
        }
    }

    private void replaceByParents(PriorityQueue<Integer> heap, int candidate, int finalityPoint) {
        for (int parent : dag.parents(candidate)) {
            if (dag.isDagAncestor(finalityPoint, parent)
                    && heap.stream().noneMatch(member -> dag.isDagAncestor(parent, member))) {
                heap.add(parent);
            }
        }
    }

    /** Blocks with less work than the sink's merge-depth root cannot have it in their past: no need to look at them. */
    private List<Integer> mergeable(PriorityQueue<Integer> heap, int sink) {
        int root = dag.mergeDepthRoot(sink);
        Uint192 least = root == Dag.ORIGIN ? Uint192.ZERO : dag.blueWork(root);
        List<Integer> candidates = new ArrayList<>(heap.size());
        for (Integer next = heap.poll(); next != null; next = heap.poll()) {
            if (dag.blueWork(next).compareTo(least) >= 0) {
                candidates.add(next);
            }
        }
        return candidates;
    }
}
