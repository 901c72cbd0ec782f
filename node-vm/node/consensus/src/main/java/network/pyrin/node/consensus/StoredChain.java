package network.pyrin.node.consensus;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.VirtualStage;

/** Answers questions about the selected chain from columns and stores. */
final class StoredChain implements ChainReader {
    private final Dag dag;
    private final DagRules rules;
    private final VirtualStage virtual;
    private final DaaTimeline timeline;

    StoredChain(Dag dag, DagRules rules, VirtualStage virtual) {
        this.dag = dag;
        this.rules = rules;
        this.virtual = virtual;
        this.timeline = new DaaTimeline(dag, virtual.chain());
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
        List<Hash> up = new ArrayList<>();
        for (int block = to; block != fork; block = dag.selectedParent(block)) {
            up.add(dag.hashOf(block));
        }
        Collections.reverse(up);
        List<ChainBlock> added = up.stream()
                .limit(addedMax)
                .map(block -> new ChainBlock(block, virtual.acceptance(block).orElseThrow()))
                .toList();
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
    public OptionalLong networkHashesPerSecond(Optional<Hash> start, int windowSize) {
        if (start.isEmpty()) {
            return hashesPerSecond(rules.window(rules.ghostdag(virtualParents()), windowSize));
        }
        int index = dag.indexOf(start.get());
        return index == Dag.NONE
                ? OptionalLong.empty()
                : hashesPerSecond(rules.window(dag.ghostdag(index), windowSize));
    }

    /** Work between the lightest and the heaviest block, by the time between the earliest and the latest, in whole seconds. */
    private OptionalLong hashesPerSecond(int[] window) {
        if (window.length == 0) {
            return OptionalLong.of(0);
        }
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        Uint192 least = dag.blueWork(window[0]);
        Uint192 most = least;
        for (int block : window) {
            earliest = Math.min(earliest, dag.timestampMillis(block));
            latest = Math.max(latest, dag.timestampMillis(block));
            Uint192 work = dag.blueWork(block);
            least = work.compareTo(least) < 0 ? work : least;
            most = work.compareTo(most) > 0 ? work : most;
        }
        if (earliest == latest) {
            return OptionalLong.empty();
        }
        long seconds = (latest - earliest) / 1000;
        return OptionalLong.of(
                seconds == 0
                        ? 0
                        : most.minus(least)
                                .toBigInteger()
                                .divide(BigInteger.valueOf(seconds))
                                .longValue());
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
