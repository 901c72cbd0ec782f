package network.pyrin.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.processor.TestDatabase;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.processor.store.MongoStore;
import network.pyrin.readmodel.ChangeEventsDocument;
import network.pyrin.readmodel.ChangeEventsReader;
import network.pyrin.readmodel.CheckpointDocument;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What changes told, as it is written and as it is read. */
class EventLogTest {
    private static final int CHANGES = 1_500;

    private static ChangeLog.Record record(String epoch, long sequence) {
        return new ChangeLog.Record(
                new CheckpointDocument(NetworkId.SIMNET, Hash.ZERO, epoch, sequence, Hash.ZERO, 1, 1, 1), List.of());
    }

    /** Any number of changes, restarts and jumps of the sequence: what is read is the end of what was written, or nothing. */
    @TestFactory
    Stream<DynamicTest> whatIsReadIsWhatWasWrittenOrNothing() {
        return LongStream.range(0, 3)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (TestDatabase databases = new TestDatabase()) {
                        MongoDatabase database = databases.fresh();
                        check(new MongoStore(database), new ChangeEventsReader(database), new SplittableRandom(seed));
                    }
                }));
    }

    private static void check(DocumentStore store, ChangeEventsReader reader, SplittableRandom random) {
        assertThat(reader.after("e", 0)).isEmpty();
        List<List<String>> naive = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        long previous = 0;
        ChangeLog log = new ChangeLog(store);
        for (int i = 0; i < CHANGES; i++) {
            if (random.nextInt(100) == 0) {
                log = new ChangeLog(store);
                previous += 1_000;
            }
            long first = previous + 1 + random.nextInt(3);
            int count = random.nextInt(1, 5);
            List<String> texts = LongStream.range(first, first + count)
                    .mapToObj(Long::toString)
                    .toList();
            log.write(record("e", first + count - 1), ends.isEmpty() ? 0 : ends.getLast(), first, texts);
            naive.add(texts);
            previous = first + count - 1;
            ends.add(previous);
        }
        for (int i = 0; i < 40; i++) {
            long place = random.nextBoolean() ? random.nextLong(previous + 10) : previous - random.nextLong(600);
            Optional<List<String>> read = reader.after("e", place).map(documents -> documents.stream()
                    .map(ChangeEventsDocument::events)
                    .flatMap(List::stream)
                    .filter(text -> Long.parseLong(text) > place)
                    .toList());
            List<String> expected = naive.stream()
                    .flatMap(List::stream)
                    .filter(text -> Long.parseLong(text) > place)
                    .toList();
            long documents = ends.stream().filter(end -> end > place).count();
            assertThat(read)
                    .as("after " + place)
                    .isEqualTo(
                            documents <= ChangeEventsReader.DOCUMENTS_MAX ? Optional.of(expected) : Optional.empty());
        }
        assertThat(reader.after("another", previous - 1)).isEmpty();
    }
}
