package network.pyrin.node.consensus.virtual;

import java.util.ArrayDeque;
import java.util.Deque;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.utxo.UtxoDiffBuilder;

/**
 * A position on some chain of UTXO-valid blocks: the difference of its UTXO set from the stored one, which stands at the old sink.
 * Moving it undoes diffs down to the fork and applies diffs up, verifying blocks that were never verified. Owned by the virtual
 * thread; used for one resolution. Source: protocol 4.12-3.
 */
final class ChainCursor {
    private final Dag dag;
    private final ChainStateStore states;
    private final ChainBlockVerifier verifier;
    private final UtxoDiffBuilder diff = new UtxoDiffBuilder();
    private int at;

    /** Verifies one block on top of a position. */
    interface ChainBlockVerifier {
        /**
         * Verifies a block and stores its state, or its disqualification.
         *
         * @param block index of the block
         * @param parentDiff from the stored UTXO set to that of its selected parent; read only
         * @return whether it is UTXO-valid; then its diff is stored
         */
        boolean verify(int block, UtxoDiffBuilder parentDiff);

        /**
         * Disqualifies a block whose selected parent is disqualified.
         *
         * @param block index of the block
         */
        void disqualifyChild(int block);
    }

    /**
     * Starts at the stored position.
     *
     * @param sink index of the block at which the stored UTXO set stands
     */
    ChainCursor(Dag dag, ChainStateStore states, ChainBlockVerifier verifier, int sink) {
        this.dag = dag;
        this.states = states;
        this.verifier = verifier;
        this.at = sink;
    }

    /** From the stored UTXO set to that of the position; grows with each move. */
    UtxoDiffBuilder diff() {
        return diff;
    }

    /**
     * Moves towards a block. The position ends at the highest UTXO-valid block of its chain, or stays if the block is known to be
     * disqualified.
     *
     * @param block index of a block with a body
     * @return whether the block itself was reached
     */
    boolean moveTo(int block) {
        if (dag.status(block) == BlockStatus.DISQUALIFIED_FROM_CHAIN) {
            return false;
        }
        descendToFork(block);
        for (int next : chainAbove(block)) {
            climb(next);
        }
        return at == block;
    }

    private void descendToFork(int block) {
        while (!dag.isChainAncestor(at, block)) {
            diff.apply(requireDiff(at).reversed());
            at = dag.selectedParent(at);
        }
    }

    private Deque<Integer> chainAbove(int block) {
        Deque<Integer> path = new ArrayDeque<>();
        for (int current = block; current != at; current = dag.selectedParent(current)) {
            path.addFirst(current);
        }
        return path;
    }

    private void climb(int next) {
        if (dag.selectedParent(next) != at) {
            verifier.disqualifyChild(next);
        } else if (states.diff(dag.hashOf(next)).isPresent()) {
            diff.apply(requireDiff(next));
            at = next;
        } else if (dag.status(next) != BlockStatus.DISQUALIFIED_FROM_CHAIN && verifier.verify(next, diff)) {
            diff.apply(requireDiff(next));
            at = next;
        }
    }

    private UtxoDiff requireDiff(int block) {
        return states.diff(dag.hashOf(block))
                .orElseThrow(() ->
                        new IllegalStateException("the UTXO diff of chain block " + dag.hashOf(block) + " is missing"));
    }
}
