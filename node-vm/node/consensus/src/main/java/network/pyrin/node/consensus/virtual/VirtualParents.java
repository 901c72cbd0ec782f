package network.pyrin.node.consensus.virtual;

import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.GhostdagData;

/**
 * Chooses what virtual merges: the sink and as many other tips as the limits on parents, mergeset and merge depth allow. Source:
 * protocol 4.12-4, 4.12-5.
 */
final class VirtualParents {
    /** How many times more candidates than parents are looked at. */
    private static final int CANDIDATES_PER_PARENT = 3;

    private final Dag dag;
    private final DagRules rules;
    private final NetworkParams params;
    private final Optional<RandomGenerator> random;

    VirtualParents(Dag dag, DagRules rules, NetworkParams params, Optional<RandomGenerator> random) {
        this.dag = dag;
        this.rules = rules;
        this.params = params;
        this.random = random;
    }

    /**
     * Chooses parents.
     *
     * @param sink the selected parent
     * @param candidates other tips, heaviest first
     * @return GHOSTDAG data of virtual, with its parents, sink first
     */
    GhostdagData choose(int sink, List<Integer> candidates) {
        Deque<Integer> left = new ArrayDeque<>(shortlist(new ArrayList<>(candidates)));
        IntList parents = new IntArrayList();
        parents.add(sink);
        long mergesetSize = 1;
        while (!left.isEmpty()
                && mergesetSize < params.mergesetSizeLimit()
                && parents.size() < params.maxBlockParents()) {
            int candidate = left.removeFirst();
            Increase increase = increase(parents, candidate, params.mergesetSizeLimit() - mergesetSize);
            if (increase.tooDeepAt() == Dag.NONE) {
                mergesetSize += increase.size();
                parents.add(candidate);
            } else {
                replace(left, increase.tooDeepAt());
            }
        }
        return withoutMergeDepthViolations(parents.toIntArray());
    }

    /** The heaviest half stays as it is, the rest is left to chance so that miners differ; without chance, all by weight. */
    private List<Integer> shortlist(List<Integer> candidates) {
        int max = CANDIDATES_PER_PARENT * params.maxBlockParents();
        int fixed = params.maxBlockParents() / 2;
        if (random.isPresent() && candidates.size() > fixed) {
            RandomGenerator generator = random.get();
            int end = Math.min(max, candidates.size());
            for (int i = fixed; i < end; i++) {
                Collections.swap(candidates, i, generator.nextInt(i, candidates.size()));
            }
        }
        return candidates.size() > max ? candidates.subList(0, max) : candidates;
    }

    /**
     * What a candidate would add to the mergeset.
     *
     * @param size how many blocks, if it fits
     * @param tooDeepAt the block at which the budget was exceeded, or {@link Dag#NONE}
     */
    private record Increase(long size, int tooDeepAt) {}

    private Increase increase(IntList parents, int candidate, long budget) {
        IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
        IntOpenHashSet visited = new IntOpenHashSet();
        enqueueParents(candidate, queue, visited);
        long size = 1;
        while (!queue.isEmpty()) {
            int current = queue.dequeueInt();
            if (inPastOfAny(current, parents)) {
                continue;
            }
            size++;
            if (size > budget) {
                return new Increase(size, current);
            }
            enqueueParents(current, queue, visited);
        }
        return new Increase(size, Dag.NONE);
    }

    private void enqueueParents(int block, IntArrayFIFOQueue queue, IntOpenHashSet visited) {
        for (int parent : dag.parents(block)) {
            if (visited.add(parent)) {
                queue.enqueue(parent);
            }
        }
    }

    private boolean inPastOfAny(int block, IntList others) {
        for (int i = 0; i < others.size(); i++) {
            if (dag.isDagAncestor(block, others.getInt(i))) {
                return true;
            }
        }
        return false;
    }

    private void replace(Deque<Integer> candidates, int substitute) {
        if (candidates.stream().anyMatch(candidate -> dag.isDagAncestor(candidate, substitute))) {
            return;
        }
        candidates.removeIf(candidate -> dag.isDagAncestor(substitute, candidate));
        candidates.addLast(substitute);
    }

    private GhostdagData withoutMergeDepthViolations(int[] parents) {
        GhostdagData ghostdag = rules.ghostdag(parents);
        int[] bad = rules.boundedMergeViolations(ghostdag, rules.mergeDepthRoot(ghostdag));
        if (bad.length == 0) {
            return ghostdag;
        }
        IntList kept = new IntArrayList();
        for (int parent : parents) {
            boolean mergesBad = false;
            for (int red : bad) {
                mergesBad |= dag.isDagAncestor(red, parent);
            }
            if (!mergesBad) {
                kept.add(parent);
            }
        }
        return rules.ghostdag(kept.toIntArray());
    }
}
