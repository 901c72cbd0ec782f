package network.pyrin.node.consensus.virtual;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.Dag;

/**
 * How the selected chain changes when the sink moves.
 *
 * @param removed blocks that leave it, the old sink first
 * @param added blocks that join it, the new sink last
 */
record ChainMove(List<Hash> removed, List<Hash> added) {
    static ChainMove between(Dag dag, int oldSink, int newSink) {
        int fork = dag.commonChainAncestor(oldSink, newSink);
        List<Hash> added = down(dag, newSink, fork);
        Collections.reverse(added);
        return new ChainMove(down(dag, oldSink, fork), added);
    }

    private static List<Hash> down(Dag dag, int from, int above) {
        List<Hash> blocks = new ArrayList<>();
        for (int block = from; block != above; block = dag.selectedParent(block)) {
            blocks.add(dag.hashOf(block));
        }
        return blocks;
    }
}
