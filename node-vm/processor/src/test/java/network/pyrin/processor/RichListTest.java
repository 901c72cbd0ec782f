package network.pyrin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.processor.store.MongoStore;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.RichListDocument.Entry;
import org.bson.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RichListTest {
    @TestFactory
    Stream<DynamicTest> theListIsWhatSortingAllAddressesGives() {
        return LongStream.range(0, 8)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (TestDatabase databases = new TestDatabase()) {
                        DocumentStore store = new MongoStore(databases.fresh());
                        SplittableRandom random = new SplittableRandom(seed);
                        Map<String, Long> all = new HashMap<>();
                        RichList list = new RichList(store, 10);
                        list.load();
                        for (int round = 0; round < 60; round++) {
                            Map<String, Long> change = new HashMap<>();
                            for (int i = random.nextInt(1, 12); i > 0; i--) {
                                // Small numbers, so that equal balances are common; zero means the address is gone.
                                change.put("a" + random.nextInt(80), random.nextLong(30));
                            }
                            all.putAll(change);
                            List<WriteModel<Document>> writes = change.entrySet().stream()
                                    .map(entry -> (WriteModel<Document>) new ReplaceOneModel<>(
                                            new Document("_id", entry.getKey()),
                                            new Document("balance", entry.getValue()),
                                            new ReplaceOptions().upsert(true)))
                                    .toList();
                            store.write(Collections.ADDRESSES, writes);
                            list.apply(change);
                            assertThat(list.top()).isEqualTo(sorted(all));
                        }
                    }
                }));
    }

    private static List<Entry> sorted(Map<String, Long> all) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Entry::balance).reversed().thenComparing(Entry::address))
                .limit(10)
                .toList();
    }
}
