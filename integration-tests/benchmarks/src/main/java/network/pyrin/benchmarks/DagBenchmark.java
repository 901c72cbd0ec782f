package network.pyrin.benchmarks;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.DaaData;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.GhostdagData;
import network.pyrin.node.consensus.header.HeaderStage;
import network.pyrin.node.consensus.header.HeaderVerdict;
import network.pyrin.node.consensus.header.IsolatedHeader;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.Recording;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The hot spots of the DAG, on all headers of a recorded chain in memory, block after block. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class DagBenchmark {
    /** System property that names the recording's folder. */
    static final String FOLDER_PROPERTY = "pyrin.benchmark.chain";

    private final Recording recording = Recording.open(Path.of(System.getProperty(FOLDER_PROPERTY, "")));
    private final List<Header> headers = new ArrayList<>();
    private final Dag dag;
    private final DagRules rules;
    private final HeaderStage stage;
    private final Random random = new Random(1);
    private final int[][] parents;
    private final GhostdagData[] ghostdag;
    private int next;
    private Replay replay;

    /** A chain that grows header by header, started again when the recording ends. */
    private static final class Replay {
        private final HeaderStage stage;
        private int next;

        Replay(Recording recording) {
            Dag empty = Dag.open(new MemoryStore(), recording.params());
            stage = new HeaderStage(empty, new DagRules(empty), InstantSource.system());
        }
    }

    /** Reads the recording and loads its headers. */
    public DagBenchmark() {
        recording.forEachBlock(recorded -> headers.add(recorded.block().header()));
        dag = Dag.open(new MemoryStore(), recording.params());
        rules = new DagRules(dag);
        stage = new HeaderStage(dag, rules, InstantSource.system());
        headers.forEach(stage::process);
        parents = headers.stream()
                .map(header ->
                        header.directParents().stream().mapToInt(dag::indexOf).toArray())
                .toArray(int[][]::new);
        ghostdag = headers.stream()
                .map(header -> dag.ghostdag(dag.indexOf(header.hash())))
                .toArray(GhostdagData[]::new);
        replay = new Replay(recording);
    }

    private int nextBlock() {
        next = next + 1 < headers.size() ? next + 1 : 0;
        return next;
    }

    /**
     * Ancestry of two random blocks.
     *
     * @return whether the first is in the past of the second
     */
    @Benchmark
    public boolean isDagAncestor() {
        return dag.isDagAncestor(1 + random.nextInt(dag.size()), 1 + random.nextInt(dag.size()));
    }

    /**
     * GHOSTDAG of one block from its parents.
     *
     * @return its data
     */
    @Benchmark
    public GhostdagData ghostdag() {
        return rules.ghostdag(parents[nextBlock()]);
    }

    /**
     * DAA score and difficulty of one block.
     *
     * @return its data
     */
    @Benchmark
    public Optional<DaaData> daaScoreAndDifficulty() {
        return rules.daa(ghostdag[nextBlock()]);
    }

    /**
     * Past median time of one block.
     *
     * @return milliseconds
     */
    @Benchmark
    public Optional<Long> pastMedianTime() {
        return rules.pastMedianTimeMillis(ghostdag[nextBlock()]);
    }

    /**
     * Parents per level of one block.
     *
     * @return hashes
     */
    @Benchmark
    public List<List<Hash>> parentsByLevel() {
        return rules.parentsByLevel(parents[nextBlock()]);
    }

    /**
     * A header's checks in isolation: mainly its proof of work.
     *
     * @return the header with its level
     */
    @Benchmark
    public IsolatedHeader headerInIsolation() {
        return stage.isolate(headers.get(nextBlock()));
    }

    /**
     * A header through the whole stage, on a chain that grows.
     *
     * @return the verdict
     */
    @Benchmark
    public HeaderVerdict headerThroughTheStage() {
        if (replay.next == headers.size()) {
            replay = new Replay(recording);
        }
        return replay.stage.process(headers.get(replay.next++));
    }
}
