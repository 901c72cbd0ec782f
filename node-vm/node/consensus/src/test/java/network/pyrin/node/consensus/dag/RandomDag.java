package network.pyrin.node.consensus.dag;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A random DAG as lists of parents, with the whole past of every block: the naive knowledge that clever structures are held
 * against. Block 0 is the only one without parents.
 */
final class RandomDag {
    final List<int[]> parents = new ArrayList<>();
    /** Past of each block, itself excluded. */
    final List<BitSet> pasts = new ArrayList<>();

    /** Takes blocks in an order in which parents come first. */
    int add(int... blockParents) {
        BitSet past = new BitSet();
        for (int parent : blockParents) {
            past.or(pasts.get(parent));
            past.set(parent);
        }
        parents.add(blockParents);
        pasts.add(past);
        return pasts.size() - 1;
    }

    boolean isAncestor(int ancestor, int block) {
        return ancestor == block || pasts.get(block).get(ancestor);
    }

    /** Past of the parents without the past of the selected parent and without itself. */
    int[] mergeset(int block, int selectedParent) {
        BitSet mergeset = (BitSet) pasts.get(block).clone();
        mergeset.andNot(pasts.get(selectedParent));
        mergeset.clear(selectedParent);
        return mergeset.stream().toArray();
    }

    /**
     * Grows a DAG whose miners see blocks late: each names tips of a past some blocks old, now and then of a much older one.
     *
     * @param width how many blocks are typically parallel
     */
    static RandomDag grow(RandomGenerator random, int blocks, int width) {
        RandomDag dag = new RandomDag();
        dag.add();
        for (int i = 1; i < blocks; i++) {
            int delay = random.nextInt(40) == 0 ? random.nextInt(10 * width) : random.nextInt(width);
            int seen = Math.max(1, i - delay);
            dag.add(dag.tips(seen, random));
        }
        return dag;
    }

    /** Some of the blocks below a bound that no other block below it names: in each other's anticone. */
    private int[] tips(int bound, RandomGenerator random) {
        BitSet tips = new BitSet();
        tips.set(Math.max(0, bound - 60), bound);
        for (int i = Math.max(0, bound - 60); i < bound; i++) {
            tips.andNot(pasts.get(i));
        }
        int[] all = tips.stream().toArray();
        int count = 1 + random.nextInt(Math.min(all.length, 6));
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(all.length - i);
            int swapped = all[i];
            all[i] = all[other];
            all[other] = swapped;
        }
        return java.util.Arrays.copyOf(all, count);
    }
}
