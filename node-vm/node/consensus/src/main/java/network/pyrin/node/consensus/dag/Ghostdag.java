package network.pyrin.node.consensus.dag;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.Uint192;

/**
 * The GHOSTDAG rule: which blocks of a mergeset are blue.
 *
 * <p>Blues of any past form a k-cluster: no blue has more than k blues in its anticone. Candidates are taken greedily in ascending
 * order of blue work. Stateless apart from the {@link Dag}; thread-safe.
 *
 * <p>Source: PHANTOM GHOSTDAG (ePrint 2018/104), section 4.2; exact order of protocol 4.2.
 */
final class Ghostdag {
    private final Dag dag;
    private final BlockLists lists;
    private final int k;

    Ghostdag(Dag dag) {
        this(dag, dag.params().ghostdagK());
    }

    Ghostdag(Dag dag, int k) {
        this.dag = dag;
        this.lists = dag.columns.lists;
        this.k = k;
    }

    /** GHOSTDAG data of a block with these parents, at least one, all known. */
    GhostdagData of(int[] parents) {
        int selectedParent = parents[0];
        for (int parent : parents) {
            if (dag.compare(parent, selectedParent) > 0) {
                selectedParent = parent;
            }
        }
        ClusterBuilder cluster = new ClusterBuilder(dag, lists, k, selectedParent);
        for (int candidate : ascendingMergeset(parents, selectedParent)) {
            cluster.offer(candidate);
        }
        int[] blues = cluster.blues();
        Uint192 work = dag.blueWork(selectedParent);
        for (int blue : blues) {
            work = work.plus(workOf(blue));
        }
        return new GhostdagData(
                parents.clone(),
                blues,
                cluster.reds(),
                dag.blueScore(selectedParent) + blues.length,
                work,
                cluster.anticoneBlocks(),
                cluster.anticoneSizes());
    }

    private Uint192 workOf(int block) {
        return block == Dag.ORIGIN ? Uint192.ZERO : CompactTarget.work(dag.bits(block));
    }

    /** Past of the parents without the past of the selected parent and without itself, lowest first. */
    private int[] ascendingMergeset(int[] parents, int selectedParent) {
        IntArrayList found = new IntArrayList();
        IntOpenHashSet seen = new IntOpenHashSet();
        for (int parent : parents) {
            visit(parent, selectedParent, found, seen);
        }
        for (int i = 0; i < found.size(); i++) {
            int block = found.getInt(i);
            int[] array = lists.array(block);
            int from = lists.parentsFrom(block);
            for (int at = from + lists.parentsCount(block) - 1; at >= from; at--) {
                visit(array[at], selectedParent, found, seen);
            }
        }
        int[] mergeset = found.toIntArray();
        IntArrays.quickSort(mergeset, dag::compare);
        return mergeset;
    }

    private void visit(int block, int selectedParent, IntArrayList found, IntOpenHashSet seen) {
        if (seen.add(block) && !dag.isDagAncestor(block, selectedParent)) {
            found.add(block);
        }
    }
}
