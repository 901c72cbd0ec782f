package network.pyrin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.Position;
import network.pyrin.processor.ledger.Indexer;
import network.pyrin.processor.ledger.ReadModelContents;
import network.pyrin.processor.ledger.RecordedChain;
import network.pyrin.processor.ledger.Replay;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.processor.store.MongoStore;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ChainFollowerTest {
    private static final int STEPS = 300;

    /** Hears nothing. */
    private static final class Silence implements EventPublisher, Journal, ChainFollower.Watchers {
        @Override
        public void publish(List<? extends ChainEvent> events) {}

        @Override
        public List<ChainEvent> unsent() {
            return List.of();
        }

        @Override
        public void sent(Position place) {}

        @Override
        public void close() {}

        @Override
        public void recovered(CheckpointDocument checkpoint) {}

        @Override
        public void stored(StoredBlock block) {}

        @Override
        public void applied(Indexer.Applied applied) {}
    }

    /** A processor's following half on a database, as new as after a start of the process. */
    private static ChainFollower follower(RecordedChain chain, RecordedNode node, DocumentStore store, Outbox outbox) {
        Silence silence = new Silence();
        Indexer indexer = new Indexer(store);
        BlockMapper mapper = new BlockMapper(chain.params().network().addressPrefix());
        BlockFetcher fetcher = new BlockFetcher(store, indexer, mapper, silence::stored);
        ChainFollower follower = new ChainFollower(
                chain.params(),
                indexer,
                fetcher,
                outbox,
                silence,
                new Progress("devnet"),
                new ReentrantLock(),
                new SplittableRandom(1),
                new ProcessorLog(),
                new ProcessorMetrics(new SimpleMeterRegistry()));
        follower.attach(node);
        return follower;
    }

    private static Outbox outbox() {
        return new Outbox(
                new Silence(),
                new Silence(),
                100_000,
                new SplittableRandom(2),
                new ProcessorLog(),
                new ProcessorMetrics(new SimpleMeterRegistry()));
    }

    /**
     * Whatever of the node's notifications arrives, twice, late or not at all: after the next connection, and at the end,
     * the read model is the one built from scratch.
     */
    @TestFactory
    Stream<DynamicTest> lostRepeatedAndStaleNotificationsDoNoHarm() {
        RecordedChain chain = RecordedChain.of(TestData.assumeRecording("devnet-1bps-small"), STEPS);
        return LongStream.range(0, 3)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (TestDatabase databases = new TestDatabase();
                            Outbox outbox = outbox()) {
                        MongoDatabase database = databases.fresh();
                        live(chain, new MongoStore(database), outbox, new SplittableRandom(seed));
                        DocumentStore rebuilt = new MongoStore(databases.fresh());
                        new Replay(chain, rebuilt).rebuild(70);
                        assertThat(ReadModelContents.of(new MongoStore(database)))
                                .isEqualTo(ReadModelContents.of(rebuilt));
                    }
                }));
    }

    private static void live(RecordedChain chain, DocumentStore store, Outbox outbox, SplittableRandom random) {
        RecordedNode node = new RecordedNode(chain);
        ChainFollower follower = follower(chain, node, store, outbox);
        int done = 0;
        while (done < STEPS) {
            // Some blocks while nobody listens, then some with notifications.
            int alone = Math.min(random.nextInt(60), STEPS - done);
            RecordedChain.Step stale = chain.steps().get(done);
            for (int i = 0; i < alone; i++) {
                stale = node.advance();
            }
            done += alone;
            if (random.nextBoolean()) {
                follower = follower(chain, node, store, outbox);
            }
            follower.connected();
            if (alone > 0) {
                // Sent by the node while the follower was catching up.
                follower.blockAdded(RecordedNode.blockAdded(stale));
                follower.virtualChainChanged(RecordedNode.chainChanged(stale));
            }
            int heard = Math.min(random.nextInt(40), STEPS - done);
            for (int i = 0; i < heard; i++) {
                RecordedChain.Step step = node.advance();
                for (int times = random.nextInt(1, 3); times > 0; times--) {
                    follower.blockAdded(RecordedNode.blockAdded(step));
                }
                if (!step.move().isEmpty()) {
                    for (int times = random.nextInt(1, 3); times > 0; times--) {
                        follower.virtualChainChanged(RecordedNode.chainChanged(step));
                    }
                }
            }
            done += heard;
        }
        follower.connected();
    }

    @TestFactory
    Stream<DynamicTest> aNodeThatLostItsLastBlocksIsFollowedBack() {
        RecordedChain chain = RecordedChain.of(TestData.assumeRecording("devnet-1bps-small"), STEPS);
        return LongStream.range(0, 2)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (TestDatabase databases = new TestDatabase();
                            Outbox outbox = outbox()) {
                        SplittableRandom random = new SplittableRandom(seed);
                        DocumentStore store = new MongoStore(databases.fresh());
                        RecordedNode node = new RecordedNode(chain);
                        for (int i = 0; i < 200; i++) {
                            node.advance();
                        }
                        follower(chain, node, store, outbox).connected();
                        RecordedNode younger = new RecordedNode(chain);
                        for (int i = 0; i < 200 - random.nextInt(5, 60); i++) {
                            younger.advance();
                        }
                        ChainFollower follower = follower(chain, younger, store, outbox);
                        follower.connected();
                        while (younger.size() < STEPS) {
                            younger.advance();
                        }
                        follower.connected();
                        DocumentStore rebuilt = new MongoStore(databases.fresh());
                        new Replay(chain, rebuilt).rebuild(70);
                        assertThat(ReadModelContents.of(store)).isEqualTo(ReadModelContents.of(rebuilt));
                    }
                }));
    }
}
