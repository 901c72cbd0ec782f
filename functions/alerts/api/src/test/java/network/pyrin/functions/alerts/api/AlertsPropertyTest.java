package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.embedded.EmbeddedMongo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The promise: whatever is lost, doubled, late, out of order or dies in between, a receiver that throws away repeated
 * deliveries ends with the history as it is, and never misses a number on the way.
 */
class AlertsPropertyTest {
    private static final long SEEDS = Boolean.getBoolean("pyrin.slow") ? 300 : 4;

    private static final DurableWrites DURABLE = new DurableWrites();
    private static EmbeddedMongo server;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .addCommandListener(DURABLE)
                .build());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static Stream<DynamicTest> seeds(long first, long count, LongConsumer check) {
        return LongStream.range(first, first + count)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check.accept(seed)));
    }

    /** A life in an empty database; the one of the life before is gone, since hundreds of them do not fit into memory. */
    private static RandomLife life(long seed, int popMax, int pushMax, int reindexPercent) {
        MongoDatabase database = client.getDatabase("life");
        database.drop();
        return new RandomLife(database, new SplittableRandom(seed), popMax, pushMax, reindexPercent);
    }

    @TestFactory
    Stream<DynamicTest> receiversEndExact() {
        return seeds(0, SEEDS, seed -> life(seed, 6, 9, 0).check(0));
    }

    @TestFactory
    Stream<DynamicTest> deepReorgsAndNewReadModelsAreToldAsSuch() {
        return seeds(1_000, SEEDS / 3, seed -> life(seed, 400, 90, 2).check(1_000));
    }

    @TestFactory
    Stream<DynamicTest> receiversEndExactThoughCrashesSetTheDatabaseBack() {
        return seeds(2_000, SEEDS, seed -> {
            RandomLife life = life(seed, 6, 9, 0).settingBack(DURABLE, EarlierStates.Rule.AS_PROMISED);
            life.check(0);
            assertThat(life.setsBack()).isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> anIdStandsForOneContentThoughAnOldBackupWereRestored() {
        AtomicInteger numberedTwice = new AtomicInteger();
        Stream<DynamicTest> lives = seeds(
                3_000,
                SEEDS / 3,
                seed -> numberedTwice.addAndGet(life(seed, 6, 9, 0)
                        .settingBack(DURABLE, EarlierStates.Rule.PROMISES_NOTHING)
                        .checkNames()));
        return Stream.concat(
                lives,
                Stream.of(DynamicTest.dynamicTest(
                        "a database was set back behind what was told",
                        () -> assertThat(numberedTwice).hasPositiveValue())));
    }

    /** The naive version: it tells what the disk does not have yet. */
    @Test
    void withoutWaitingForTheDiskAReceiverIsToldTwoThings() {
        LongStream seeds = LongStream.range(4_000, 4_020);
        assertThatThrownBy(() -> seeds.forEach(seed -> life(seed, 6, 9, 0)
                        .settingBack(DURABLE, EarlierStates.Rule.PROMISES_NOTHING)
                        .check(0)))
                .isInstanceOf(AssertionError.class);
    }
}
