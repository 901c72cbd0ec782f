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
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.node.app.Node;
import network.pyrin.node.app.NodeConfig;
import network.pyrin.node.app.NodeLog;
import network.pyrin.node.app.NodeStartException;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.node.mempool.MempoolEntry;
import network.pyrin.node.mempool.TransactionQuery;
import network.pyrin.processor.Processor;
import network.pyrin.processor.ProcessorConfig;
import network.pyrin.processor.ProcessorLog;
import network.pyrin.processor.ProcessorMetrics;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.NetworkReader;
import network.pyrin.simnet.ChainPort;
import network.pyrin.simnet.MinerHabits;
import network.pyrin.simnet.Simnet;
import network.pyrin.simnet.SimnetConfig;
import network.pyrin.simnet.WalletSeed;
import network.pyrin.testing.StandaloneProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole stack, killed at random moments under traffic: with its embedded database, then with one that survives it.
 * Afterwards both read models, brought to the node's sink, are equal to one built from scratch in every document of every
 * collection, but for what {@link ReadModelContents} names, and to the node's own unspent outputs and mempool. Ten kills each
 * with {@code -Dpyrin.slow=true}, else a few.
 */
class KillLoopEndToEndTest {
    private static final boolean SLOW = Boolean.getBoolean("pyrin.slow");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long SEED = 20;
    private static final NetworkParams PARAMS = NetworkParams.of(NetworkId.SIMNET);

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
        long began = InstantSource.system().millis();
        Path folder = data.resolve("simnet");
        try (Node node = startNode(folder.resolve("node"));
                EmbeddedMongo embedded = EmbeddedMongo.persistent(folder.resolve("mongodb"));
                EmbeddedMongo fresh = EmbeddedMongo.inMemory()) {
            fillMempool(node, folder);
            Map<String, String> rebuilt = contentsAtTheSink(node, fresh, began);
            assertThat(rebuilt).hasSizeGreaterThan(5_000);
            assertThat(ReadModelContents.differences(rebuilt, contentsAtTheSink(node, embedded, began)))
                    .isEmpty();
            assertThat(ReadModelContents.differences(rebuilt, contentsAtTheSink(node, surviving, began)))
                    .isEmpty();
        }
    }

    /** The built-in wallets pay, and nobody mines: what they send stays in the mempool. */
    private static void fillMempool(Node node, Path folder) throws IOException {
        ChainPort port = new ChainPort(node.consensus(), node.mempool(), node.templates());
        SimnetConfig paying = new SimnetConfig(0, 100, 0, MinerHabits.standard());
        WalletSeed seed = WalletSeed.openOrCreate(folder.resolve("wallets"), RandomGenerator.getDefault());
        SplittableRandom random = new SplittableRandom(SEED);
        try (Simnet wallets = new Simnet(port, paying, seed, new NativeSignatures(), random, InstantSource.system())) {
            wallets.start(() -> true);
            Waiting.until("payments wait", LIMIT, () -> node.mempool().size() >= 30);
        }
    }

    private static Node startNode(Path folder) throws NodeStartException {
        return Node.start(
                NodeConfig.embedded(PARAMS, folder),
                new NativeSignatures(),
                InstantSource.system(),
                NodeLog.silent(),
                () -> {});
    }

    /** Brings a read model to the node's sink, checks what can be checked by itself, and returns what it holds. */
    private static Map<String, String> contentsAtTheSink(Node node, EmbeddedMongo mongo, long began) {
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            MongoDatabase database = client.getDatabase(ProcessorConfig.DATABASE);
            try (Processor _ = Processor.start(
                    ProcessorConfig.of(PARAMS, "127.0.0.1", node.rpcPort()),
                    database,
                    new Silence(),
                    InstantSource.system(),
                    RandomGenerator.getDefault(),
                    new ProcessorLog(),
                    new ProcessorMetrics(new SimpleMeterRegistry()))) {
                Waiting.until("all is told at the sink", LIMIT, () -> isWhole(node, database));
            }
            List<MempoolEntry> mempool = node.mempool().entries(TransactionQuery.POOL);
            DerivedDocuments.assertMempoolIsThatOfTheNode(database, mempool);
            DerivedDocuments.assertPricesFitTheMempool(database, mempool);
            DerivedDocuments.assertRichListIsThatOfTheAddresses(database);
            DerivedDocuments.assertEstimatesCountFromTheClock(
                    database, PARAMS, began, InstantSource.system().millis());
            DerivedDocuments.assertSumsAgree(database);
            assertThat(ReadModelContents.utxos(database)).isEqualTo(utxosAtTheSink(node));
            Sequences.assertHangTogether(database);
            return ReadModelContents.of(database);
        }
    }

    /** Chain, figures, prices, rich list and mempool are each written at their own time. */
    private static boolean isWhole(Node node, MongoDatabase database) {
        NetworkReader reader = new NetworkReader(database);
        Hash sink = node.consensus().virtual().sink();
        long waiting = node.mempool().size();
        boolean chain = reader.checkpoint().filter(at -> at.sink().equals(sink)).isPresent();
        boolean figures = reader.state()
                .filter(state -> state.state() == NetworkDocument.State.LIVE
                        && state.dag().sink().equals(sink)
                        && state.node().mempoolSize() == waiting)
                .isPresent();
        long waitingGrams = DerivedDocuments.waitingGrams(node.mempool().entries(TransactionQuery.POOL));
        boolean prices = reader.fees()
                .filter(fees -> fees.waitingGrams() == waitingGrams)
                .isPresent();
        return chain
                && figures
                && prices
                && DerivedDocuments.richList(database).sequence()
                        == reader.checkpoint().orElseThrow().sequence()
                && database.getCollection(Collections.MEMPOOL).countDocuments() == waiting;
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
