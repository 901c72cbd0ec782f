package network.pyrin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.node.app.Node;
import network.pyrin.node.app.NodeConfig;
import network.pyrin.node.app.NodeLog;
import network.pyrin.node.app.NodeStartException;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.processor.Processor;
import network.pyrin.processor.ProcessorConfig;
import network.pyrin.processor.ProcessorLog;
import network.pyrin.processor.ProcessorMetrics;
import network.pyrin.testing.StandaloneProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole stack, killed at random moments under traffic: with its embedded database, then with one that survives it.
 * Afterwards both read models, brought to the node's sink, are equal to one built from scratch, and to the node's own set
 * of unspent outputs. Ten kills each with {@code -Dpyrin.slow=true}, else a few.
 */
class KillLoopEndToEndTest {
    private static final boolean SLOW = Boolean.getBoolean("pyrin.slow");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long SEED = 20;

    @TempDir
    Path data;

    /** Nobody listens. */
    private record Silence() implements EventPublisher {
        @Override
        public void publish(List<? extends ChainEvent> events) {}

        @Override
        public void close() {}
    }

    @Test
    void killsAtRandomMomentsLeaveNoTrace() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int kills = SLOW ? 10 : 2;
        try (EmbeddedMongo surviving = EmbeddedMongo.inMemory()) {
            for (int i = 0; i < kills; i++) {
                runAndKill(List.of(), random, i);
            }
            for (int i = 0; i < kills / 2 + (SLOW ? 5 : 0); i++) {
                runAndKill(List.of("--mongodb", surviving.uri()), random, i);
            }
            assertAllAgree(surviving);
        }
    }

    /** Every third run is killed while it starts, the others some moments after they caught up. */
    private void runAndKill(List<String> flags, SplittableRandom random, int round) throws IOException {
        Path root = Path.of(System.getProperty("pyrin.root", ""));
        StandaloneProcess stack = StandaloneProcess.start(root, data, flags);
        try {
            if (round % 3 != 1) {
                stack.awaitLive(LIMIT);
            }
            long end = System.nanoTime()
                    + Duration.ofMillis(random.nextLong(6_000)).toNanos();
            stack.await("the moment has come", LIMIT, () -> System.nanoTime() > end);
        } finally {
            stack.kill();
        }
    }

    private void assertAllAgree(EmbeddedMongo surviving) throws IOException, NodeStartException {
        NetworkParams params = NetworkParams.of(NetworkId.SIMNET);
        Path folder = data.resolve("simnet");
        try (Node node = startNode(params, folder.resolve("node"));
                EmbeddedMongo embedded = EmbeddedMongo.persistent(folder.resolve("mongodb"));
                EmbeddedMongo fresh = EmbeddedMongo.inMemory()) {
            Map<String, String> rebuilt = contentsAtTheSink(params, node, fresh);
            assertThat(rebuilt).hasSizeGreaterThan(5_000);
            assertThat(contentsAtTheSink(params, node, embedded)).isEqualTo(rebuilt);
            assertThat(contentsAtTheSink(params, node, surviving)).isEqualTo(rebuilt);
            try (MongoClient client = MongoClients.create(embedded.uri())) {
                MongoDatabase database = client.getDatabase(ProcessorConfig.DATABASE);
                assertThat(ReadModelContents.utxos(database)).isEqualTo(utxosAtTheSink(node));
                ReadModelContents.assertSumsAgree(database);
            }
        }
    }

    private static Node startNode(NetworkParams params, Path folder) throws NodeStartException {
        return Node.start(
                NodeConfig.embedded(params, folder),
                new NativeSignatures(),
                InstantSource.system(),
                NodeLog.silent(),
                () -> {});
    }

    private static Map<String, String> contentsAtTheSink(NetworkParams params, Node node, EmbeddedMongo mongo) {
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            MongoDatabase database = client.getDatabase(ProcessorConfig.DATABASE);
            try (Processor processor = Processor.start(
                    ProcessorConfig.of(params, "127.0.0.1", node.rpcPort()),
                    database,
                    new Silence(),
                    InstantSource.system(),
                    RandomGenerator.getDefault(),
                    new ProcessorLog(),
                    new ProcessorMetrics(new SimpleMeterRegistry()))) {
                Waiting.until("the read model is at the sink", LIMIT, processor::isLive);
            }
            return ReadModelContents.of(database);
        }
    }

    /** The node keeps virtual's set; taking virtual's own acceptance back gives the sink's. */
    private static Map<Outpoint, UtxoEntry> utxosAtTheSink(Node node) {
        Map<Outpoint, UtxoEntry> utxos = new HashMap<>();
        VirtualState virtual = node.consensus().utxos().forEach(utxos::put);
        virtual.utxoDiff().added().keySet().forEach(utxos::remove);
        utxos.putAll(virtual.utxoDiff().removed());
        return utxos;
    }
}
