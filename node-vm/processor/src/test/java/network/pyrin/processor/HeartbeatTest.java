package network.pyrin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.processor.store.MongoStore;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.NetworkCodec;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.testing.SampleChain;
import org.bson.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HeartbeatTest {
    private static final long NOW = SampleChain.START + 1_000_000;

    private static Document stored(MongoDatabase database) {
        return database.getCollection(Collections.NETWORK)
                .find(new Document("_id", NetworkDocument.ID))
                .first();
    }

    @Test
    void theSignIsRenewedEveryFiveSecondsAndNothingElseChanges() {
        try (TestDatabase databases = new TestDatabase()) {
            MongoDatabase database = databases.fresh();
            SampleChain.write(database);
            Document before = stored(database);
            Document checkpoint = database.getCollection(Collections.CHECKPOINTS)
                    .find(new Document("_id", CheckpointDocument.ID))
                    .first();
            Heartbeat heartbeat = new Heartbeat(new MongoStore(database));
            List<Long> signs = new ArrayList<>();
            for (long millis = NOW; millis < NOW + 12_000; millis += 500) {
                heartbeat.beat(millis);
                signs.add(NetworkCodec.decode(stored(database)).aliveAt().orElseThrow());
            }
            assertThat(signs.stream().distinct()).containsExactly(NOW, NOW + 5_000, NOW + 10_000);
            Document after = stored(database);
            after.remove(NetworkDocument.ALIVE_AT);
            assertThat(after).isEqualTo(before);
            assertThat(database.getCollection(Collections.CHECKPOINTS)
                            .find(new Document("_id", CheckpointDocument.ID))
                            .first())
                    .isEqualTo(checkpoint);
        }
    }

    @Test
    void withoutAStateThereIsNothingToCarryTheSign() {
        try (TestDatabase databases = new TestDatabase()) {
            MongoDatabase database = databases.fresh();
            new Heartbeat(new MongoStore(database)).beat(NOW);
            assertThat(database.getCollection(Collections.NETWORK).countDocuments())
                    .isZero();
        }
    }

    @TestFactory
    Stream<DynamicTest> howeverOftenItBeatsTheSignIsNeverOlderThanFiveSecondsNorWrittenMoreOften() {
        return LongStream.rangeClosed(1, 5)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (TestDatabase databases = new TestDatabase()) {
                        MongoDatabase database = databases.fresh();
                        SampleChain.write(database);
                        SplittableRandom random = new SplittableRandom(seed);
                        Heartbeat heartbeat = new Heartbeat(new MongoStore(database));
                        long now = NOW;
                        long last = Long.MIN_VALUE / 2;
                        for (int i = 0; i < 200; i++) {
                            // Clocks are set back, too.
                            now += random.nextInt(20) == 0 ? -random.nextLong(60_000) : random.nextLong(3_000);
                            heartbeat.beat(now);
                            long sign = NetworkCodec.decode(stored(database))
                                    .aliveAt()
                                    .orElseThrow();
                            assertThat(now - sign).isBetween(0L, Heartbeat.EVERY.toMillis() - 1);
                            boolean renewed = sign != last;
                            assertThat(renewed).isEqualTo(now < last || now - last >= Heartbeat.EVERY.toMillis());
                            last = sign;
                        }
                    }
                }));
    }
}
