package network.pyrin.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import network.pyrin.processor.TestDatabase;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.processor.store.MongoStore;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CrashTest {
    private static final int STEPS = 160;

    @TestFactory
    Stream<DynamicTest> crashesBetweenAnyTwoWritesLeaveNoTrace() {
        RecordedChain chain = RecordedChain.of(TestData.assumeRecording("devnet-1bps-small"), STEPS);
        return LongStream.range(0, 4)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (TestDatabase databases = new TestDatabase()) {
                        DocumentStore calm = new MongoStore(databases.fresh());
                        new Replay(chain, calm).live();
                        MongoDatabase database = databases.fresh();
                        int crashes = liveThroughCrashes(chain, database, new SplittableRandom(seed));
                        assertThat(crashes).isGreaterThan(20);
                        assertThat(ReadModelContents.of(new MongoStore(database)))
                                .isEqualTo(ReadModelContents.of(calm));
                    }
                }));
    }

    /** Every step is tried until it is through, each time by an indexer that knows nothing but the database. */
    private static int liveThroughCrashes(RecordedChain chain, MongoDatabase database, SplittableRandom random) {
        CrashingStore store = new CrashingStore(new MongoStore(database), random);
        Replay replay = new Replay(chain, store);
        int crashes = surviving(replay::restart);
        for (RecordedChain.Step step : chain.steps()) {
            boolean done = false;
            while (!done) {
                try {
                    replay.indexer().store(List.of(step.block()));
                    List<ChainStep.Added> added = step.move().added();
                    Hash goal = added.isEmpty()
                            ? replay.indexer().checkpoint().sink()
                            : added.getLast().hash();
                    if (!replay.indexer().checkpoint().sink().equals(goal)) {
                        replay.apply(step.move());
                    }
                    done = true;
                } catch (CrashingStore.Crash crash) {
                    crashes += 1 + surviving(replay::restart);
                }
            }
        }
        return crashes;
    }

    private static int surviving(Runnable action) {
        for (int crashes = 0; ; crashes++) {
            try {
                action.run();
                return crashes;
            } catch (CrashingStore.Crash crash) {
                // Once more: a start can be interrupted like anything else.
            }
        }
    }
}
