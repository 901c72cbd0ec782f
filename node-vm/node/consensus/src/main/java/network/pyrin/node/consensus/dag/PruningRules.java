package network.pyrin.node.consensus.dag;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;

/** Which pruning point a header must name, and where the node's own moves. Source: protocol 4.10. */
final class PruningRules {
    private final Dag dag;
    private final NetworkParams params;

    PruningRules(Dag dag) {
        this.dag = dag;
        this.params = dag.params();
    }

    /** The pruning point that a block with this past must name. */
    Hash expectedInHeader(GhostdagData ghostdag, PruningState pruning) {
        int selectedParent = ghostdag.selectedParent();
        if (selectedParent == dag.genesis()) {
            return dag.hashOf(dag.genesis());
        }
        Hash named = dag.header(selectedParent).pruningPoint();
        int namedBlock = known(named);
        long scoreOfNext = (finalityScore(dag.blueScore(namedBlock)) + 1) * params.finalityDepth();
        boolean mayHaveMoved = dag.isChainAncestor(pruning.pruningPoint(), selectedParent)
                && Long.compareUnsigned(scoreOfNext + params.pruningDepth(), ghostdag.blueScore()) <= 0;
        int expected = namedBlock;
        if (mayHaveMoved) {
            // Known to lie on this chain if above ours, and saves the walk from our own candidate up to it.
            int start = dag.isDagAncestor(pruning.pruningPoint(), namedBlock) ? namedBlock : Dag.NONE;
            expected = search(ghostdag, pruning, start).pruningPoint();
        }
        return dag.hashOf(lastDeepEnough(expected, ghostdag, pruning));
    }

    private int known(Hash pruningPoint) {
        int block = dag.indexOf(pruningPoint);
        if (block == Dag.NONE) {
            throw new IllegalStateException("pruning point " + pruningPoint + " of a known header is unknown");
        }
        return block;
    }

    private int lastDeepEnough(int expected, GhostdagData ghostdag, PruningState pruning) {
        if (isDeepEnough(dag.blueScore(expected), ghostdag)) {
            return expected;
        }
        List<PruningState.Point> points = pruning.points();
        for (int i = points.size() - 1; i >= 0; i--) {
            if (isDeepEnough(points.get(i).blueScore(), ghostdag)) {
                return points.get(i).block();
            }
        }
        return dag.genesis();
    }

    private boolean isDeepEnough(long blueScore, GhostdagData ghostdag) {
        return Long.compareUnsigned(ghostdag.blueScore(), blueScore + params.pruningDepth()) >= 0;
    }

    private long finalityScore(long blueScore) {
        return Long.divideUnsigned(blueScore, params.finalityDepth());
    }

    /** The node's state after the sink has this past; the same object if nothing moves. */
    PruningState next(GhostdagData sink, PruningState pruning) {
        return search(sink, pruning, Dag.NONE);
    }

    /**
     * Walks the selected chain up from the candidate (or a higher start) as long as blocks are deep enough; the first block of
     * every new finality period becomes a pruning point.
     */
    private PruningState search(GhostdagData tip, PruningState pruning, int start) {
        if (tip.selectedParent() == Dag.ORIGIN
                || Long.compareUnsigned(pruning.blueScore() + params.pruningDepth(), tip.blueScore()) > 0) {
            return pruning;
        }
        int current = start == Dag.NONE || dag.isDagAncestor(start, pruning.candidate()) ? pruning.candidate() : start;
        List<PruningState.Point> points = new ArrayList<>(pruning.points());
        int candidate = pruning.candidate();
        while (current != Dag.NONE && isDeepEnough(dag.blueScore(current), tip)) {
            candidate = current;
            long blueScore = dag.blueScore(candidate);
            if (finalityScore(blueScore) > finalityScore(points.getLast().blueScore())) {
                points.add(new PruningState.Point(candidate, blueScore));
            }
            current = current == tip.selectedParent() ? Dag.NONE : dag.nextChainBlock(current, tip.selectedParent());
        }
        boolean same = candidate == pruning.candidate()
                && points.size() == pruning.points().size();
        return same ? pruning : new PruningState(points, candidate);
    }
}
