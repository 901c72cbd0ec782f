package network.pyrin.node.consensus.dag;

import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.rules.BlockStatus;

/** All facts of all blocks in memory: the columns behind {@link Dag}. One writer. */
final class DagColumns {
    final HashIndex hashes = new HashIndex();
    final FactColumns facts = new FactColumns();
    final BlockLists lists = new BlockLists();
    final ListColumn children = new ListColumn();
    final Reachability reachability = new Reachability();

    private static final int[] NOTHING = new int[0];
    private static final GhostdagData EMPTY =
            new GhostdagData(NOTHING, NOTHING, NOTHING, 0, Uint192.ZERO, NOTHING, NOTHING);

    DagColumns() {
        int origin = hashes.reserve(Dag.ORIGIN_HASH);
        facts.selectedParent.set(origin, Dag.NONE);
        facts.mergeDepthRoot.set(origin, Dag.ORIGIN);
        facts.finalityPoint.set(origin, Dag.ORIGIN);
        fillScores(origin, EMPTY, new DaaData(0, NOTHING, 0));
        facts.timestampMillis.set(origin, 0);
        facts.pastMedianTimeMillis.set(origin, 0);
        facts.number.set(origin, 0);
        facts.setLevelAndStatus(origin, 0, BlockStatus.HEADER_ONLY);
        hashes.publish(origin);
    }

    /** Adds a block to the columns and to the tree, then makes it visible. */
    int insert(DagRecord record, long number) {
        int block = fill(record, number, BlockStatus.HEADER_ONLY);
        reachability.add(block, record.ghostdag().selectedParent(), mergedWithoutSelectedParent(record.ghostdag()));
        publish(block, record);
        return block;
    }

    /** Adds a block while loading: its place among the intervals follows later. */
    int load(DagRecord record, long number) {
        int block = fill(record, number, BlockStatus.HEADER_ONLY);
        reachability.loadTree(block, record.ghostdag().selectedParent());
        publish(block, record);
        return block;
    }

    /** Ends loading: lays out the tree around the selected tip and fills the future covering sets. */
    void finishLoading(int selectedTip) {
        reachability.layOut(selectedTip);
        for (int block = Dag.ORIGIN + 1; block < hashes.size(); block++) {
            int[] blues = lists.blues(block);
            for (int i = 1; i < blues.length; i++) {
                reachability.loadMerged(block, blues[i]);
            }
            for (int red : lists.reds(block)) {
                reachability.loadMerged(block, red);
            }
        }
    }

    private int fill(DagRecord record, long number, BlockStatus status) {
        int block = hashes.reserve(record.hash());
        facts.selectedParent.set(block, record.ghostdag().selectedParent());
        facts.mergeDepthRoot.set(block, record.mergeDepthRoot());
        facts.finalityPoint.set(block, record.finalityPoint());
        facts.timestampMillis.set(block, record.timestampMillis());
        facts.pastMedianTimeMillis.set(block, record.pastMedianTimeMillis());
        facts.number.set(block, number);
        facts.bits.set(block, record.bits());
        fillScores(block, record.ghostdag(), record.daa());
        facts.setLevelAndStatus(block, record.level(), status);
        return block;
    }

    private void fillScores(int block, GhostdagData ghostdag, DaaData daa) {
        facts.blueScore.set(block, ghostdag.blueScore());
        facts.setBlueWork(block, ghostdag.blueWork());
        facts.daaScore.set(block, daa.daaScore());
        lists.set(block, ghostdag, daa.nonDaa());
    }

    /** The hash first, the children lists last: whoever comes here by either way finds all else in place. */
    private void publish(int block, DagRecord record) {
        hashes.publish(block);
        int[] parents = record.ghostdag().parents();
        if (parents.length == 0) {
            children.append(Dag.ORIGIN, block);
        }
        for (int i = 0; i < parents.length; i++) {
            if (!contains(parents, i, parents[i])) {
                children.append(parents[i], block);
            }
        }
    }

    private static boolean contains(int[] values, int length, int value) {
        for (int i = 0; i < length; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    private static int[] mergedWithoutSelectedParent(GhostdagData ghostdag) {
        int[] merged = new int[Math.max(0, ghostdag.mergesetSize() - 1)];
        int blues = Math.max(0, ghostdag.blues().length - 1);
        if (blues > 0) {
            System.arraycopy(ghostdag.blues(), 1, merged, 0, blues);
        }
        System.arraycopy(ghostdag.reds(), 0, merged, blues, ghostdag.reds().length);
        return merged;
    }

    GhostdagData ghostdag(int block) {
        return new GhostdagData(
                lists.parents(block),
                lists.blues(block),
                lists.reds(block),
                facts.blueScore.get(block),
                facts.blueWork(block),
                lists.anticoneBlocks(block),
                lists.anticoneSizes(block));
    }
}
