package network.pyrin.node.consensus;

import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.Dag;

/**
 * Blocks between two blocks in topological order: chain block by chain block, each with its mergeset, less the past of the lower
 * one. Source: protocol 8.10, A.4 (consensus/src/processes/sync, behaviour).
 */
final class Antipast {
    private final Dag dag;

    Antipast(Dag dag) {
        this.dag = dag;
    }

    /**
     * Lists blocks.
     *
     * @param low where to start, included
     * @param sink where to end, included
     * @param virtualParents blocks whose past holds the sink's anticone, which follows if the sink is reached
     * @param limit most blocks after low, whole mergesets only; the anticone comes on top
     * @return hashes
     */
    List<Hash> between(int low, int sink, int[] virtualParents, int limit) {
        List<Integer> blocks = new ArrayList<>();
        blocks.add(low);
        int highest = low;
        for (int current = dag.commonChainAncestor(low, sink); current != sink; ) {
            current = dag.nextChainBlock(current, sink);
            int[] mergeset = dag.mergesetInConsensusOrder(current);
            if (blocks.size() - 1 + mergeset.length > limit) {
                break;
            }
            highest = current;
            for (int merged : mergeset) {
                if (!dag.isDagAncestor(merged, low)) {
                    blocks.add(merged);
                }
            }
        }
        if (highest != low) {
            blocks.add(highest);
        }
        if (highest == sink) {
            blocks.addAll(anticone(sink, virtualParents));
        }
        return blocks.stream().map(dag::hashOf).toList();
    }

    /** The sink's anticone within virtual's past. Whatever is not in the sink's past is in its anticone: it has no future there. */
    private List<Integer> anticone(int sink, int[] virtualParents) {
        IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
        IntOpenHashSet seen = new IntOpenHashSet();
        List<Integer> anticone = new ArrayList<>();
        enqueue(virtualParents, queue, seen);
        while (!queue.isEmpty()) {
            int current = queue.dequeueInt();
            if (!dag.isDagAncestor(current, sink)) {
                anticone.add(current);
                enqueue(dag.parents(current), queue, seen);
            }
        }
        anticone.sort(dag::compare);
        return anticone;
    }

    private static void enqueue(int[] blocks, IntArrayFIFOQueue queue, IntOpenHashSet seen) {
        for (int block : blocks) {
            if (seen.add(block)) {
                queue.enqueue(block);
            }
        }
    }
}
