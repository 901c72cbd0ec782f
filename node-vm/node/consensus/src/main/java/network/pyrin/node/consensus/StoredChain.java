package network.pyrin.node.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.VirtualStage;

/** Answers questions about the selected chain from columns and stores. */
final class StoredChain implements ChainReader {
    private final Dag dag;
    private final VirtualStage virtual;
    private final DaaTimeline timeline;
    private final HashRate hashRate;

    StoredChain(Dag dag, DagRules rules, VirtualStage virtual) {
        this.dag = dag;
        this.virtual = virtual;
        this.timeline = new DaaTimeline(dag, virtual.chain());
        this.hashRate = new HashRate(dag, rules, virtual);
    }

    private int sink() {
        return dag.indexOf(virtual.current().sink());
    }

    private int[] virtualParents() {
        return virtual.current().parents().stream().mapToInt(dag::indexOf).toArray();
    }

    @Override
    public boolean isChainBlock(Hash block) {
        int index = dag.indexOf(block);
        return index != Dag.NONE && dag.isChainAncestor(index, sink());
    }

    @Override
    public Optional<ChainPath> chainFrom(Hash low, int addedMax) {
        int from = dag.indexOf(low);
        if (from == Dag.NONE) {
            return Optional.empty();
        }
        int to = sink();
        int fork = dag.commonChainAncestor(from, to);
        List<Hash> removed = new ArrayList<>();
        for (int block = from; block != fork; block = dag.selectedParent(block)) {
            removed.add(dag.hashOf(block));
        }
        List<ChainBlock> added = new ArrayList<>();
        for (int block = fork; block != to && added.size() < addedMax; ) {
            block = dag.nextChainBlock(block, to);
            Hash hash = dag.hashOf(block);
            added.add(new ChainBlock(hash, virtual.acceptance(hash).orElseThrow()));
        }
        return Optional.of(new ChainPath(removed, added));
    }

    @Override
    public Optional<Hash> chainBlockAt(long index) {
        return virtual.chain().at(index);
    }

    @Override
    public OptionalLong chainIndex(Hash block) {
        return virtual.chain().indexOf(block);
    }

    @Override
    public Optional<List<Hash>> blocksFrom(Hash low, int limit) {
        if (limit < dag.params().mergesetSizeLimit() + 1) {
            throw new IllegalArgumentException("a limit of " + limit + " blocks cannot hold a whole mergeset");
        }
        int from = dag.indexOf(low);
        if (from == Dag.NONE) {
            return Optional.empty();
        }
        int[] parents = virtualParents();
        return Optional.of(new Antipast(dag).between(from, parents[0], parents, limit));
    }

    @Override
    public long timestampOfDaaScore(long daaScore) {
        return timeline.timestampMillis(daaScore);
    }

    @Override
    public HashRateEstimate networkHashRate(Optional<Hash> start, int windowSize) {
        return hashRate.estimate(start, windowSize);
    }

    @Override
    public Hash pruningPoint() {
        return dag.hashOf(dag.pruning().pruningPoint());
    }

    @Override
    public List<Hash> pruningPoints() {
        return dag.pruning().points().stream()
                .map(point -> dag.hashOf(point.block()))
                .toList();
    }

    @Override
    public Hash pruningCandidate() {
        return dag.hashOf(dag.pruning().candidate());
    }

    @Override
    public Hash headersSelectedTip() {
        return dag.hashOf(dag.headersSelectedTip());
    }
}
