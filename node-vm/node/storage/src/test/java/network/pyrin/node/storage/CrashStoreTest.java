package network.pyrin.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CrashStoreTest {
    private static Batch numbered(int number) {
        return new Batch().put(Prefix.HEADER.key(number), new byte[] {1}).put(Prefix.BODY.key(number), new byte[] {2});
    }

    @TestFactory
    Stream<DynamicTest> crashKeepsASyncedPrefixOfWholeBatches() {
        return IntStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    CrashStore store = new CrashStore();
                    int synced = 5;
                    for (int i = 0; i < 12; i++) {
                        store.write(
                                numbered(i), i == synced - 1 ? KeyValueStore.Sync.SYNCED : KeyValueStore.Sync.BUFFERED);
                    }
                    CrashStore after = store.crash(new Random(seed));
                    boolean lost = false;
                    for (int i = 0; i < 12; i++) {
                        boolean there = after.get(Prefix.HEADER.key(i)).isPresent();
                        assertThat(after.get(Prefix.BODY.key(i)).isPresent()).isEqualTo(there);
                        assertThat(there && lost).isFalse();
                        assertThat(there || i >= synced).isTrue();
                        lost |= !there;
                    }
                }));
    }

    @Test
    void everyNumberOfLostBatchesHappens() {
        Set<Integer> survivors = new HashSet<>();
        Random random = new Random(7);
        for (int run = 0; run < 100; run++) {
            CrashStore store = new CrashStore();
            IntStream.range(0, 3).forEach(i -> store.write(numbered(i), KeyValueStore.Sync.BUFFERED));
            CrashStore after = store.crash(random);
            survivors.add((int) IntStream.range(0, 3)
                    .filter(i -> after.get(Prefix.HEADER.key(i)).isPresent())
                    .count());
        }
        assertThat(survivors).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void plannedCrashFailsEveryLaterCall() {
        CrashStore store = new CrashStore();
        store.crashAfter(1);
        store.write(numbered(0), KeyValueStore.Sync.BUFFERED);
        assertThatThrownBy(() -> store.write(numbered(1), KeyValueStore.Sync.BUFFERED))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> store.get(Prefix.HEADER.key(0))).isInstanceOf(StorageException.class);
    }
}
