package network.pyrin.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every store against a sorted map, over random batches, scans and snapshots. */
class StoreContractTest {
    private static final List<Prefix> PREFIXES = List.of(Prefix.HEADER, Prefix.UTXO, Prefix.UTXO_INDEX);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyStoreBehavesLikeASortedMap() {
        return IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(seed -> Stream.of(
                        DynamicTest.dynamicTest("memory, seed " + seed, () -> compare(new MemoryStore(), seed)),
                        DynamicTest.dynamicTest("crash double, seed " + seed, () -> compare(new CrashStore(), seed)),
                        DynamicTest.dynamicTest(
                                "rocksdb, seed " + seed,
                                () -> compare(
                                        RocksDbStore.open(folder.resolve("s" + seed), StoreMemory.DEFAULT), seed))));
    }

    private static void compare(KeyValueStore store, int seed) {
        RandomGenerator random = new Random(seed);
        NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
        try (store) {
            for (int round = 0; round < 60; round++) {
                NavigableMap<byte[], byte[]> before = copy(model);
                try (Snapshot snapshot = store.snapshot()) {
                    store.write(
                            randomBatch(random, model),
                            random.nextBoolean() ? KeyValueStore.Sync.SYNCED : KeyValueStore.Sync.BUFFERED);
                    compareReads(snapshot, before, random);
                }
                compareReads(store, model, random);
            }
        }
        assertThatThrownBy(() -> store.get(Prefix.HEADER.key()))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(StorageException.Reason.CLOSED));
    }

    private static NavigableMap<byte[], byte[]> copy(NavigableMap<byte[], byte[]> map) {
        NavigableMap<byte[], byte[]> copy = new TreeMap<>(Arrays::compareUnsigned);
        copy.putAll(map);
        return copy;
    }

    private static Batch randomBatch(RandomGenerator random, NavigableMap<byte[], byte[]> model) {
        Batch batch = new Batch();
        for (int i = random.nextInt(12); i > 0; i--) {
            byte[] key = randomKey(random);
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    batch.delete(key);
                    model.remove(key);
                }
                case 2 -> {
                    byte[] end = random.nextBoolean() ? Prefix.after(key) : Prefix.after(new byte[] {key[0]});
                    batch.deleteRange(key, end);
                    model.subMap(key, end).clear();
                }
                default -> {
                    byte[] value = new byte[random.nextInt(40)];
                    random.nextBytes(value);
                    batch.put(key, value);
                    model.put(key, value);
                }
            }
        }
        return batch;
    }

    private static byte[] randomKey(RandomGenerator random) {
        byte[] tail = new byte[1 + random.nextInt(2)];
        for (int i = 0; i < tail.length; i++) {
            tail[i] = (byte) (random.nextInt(4) * 85); // 0, 0x55, 0xaa, 0xff: signedness and carries matter
        }
        return PREFIXES.get(random.nextInt(PREFIXES.size())).key(tail);
    }

    private static void compareReads(StoreReader reader, NavigableMap<byte[], byte[]> model, RandomGenerator random) {
        for (Prefix prefix : PREFIXES) {
            assertThat(entries(reader.scan(prefix.key())))
                    .isEqualTo(entries(model.subMap(prefix.key(), Prefix.after(prefix.key()))));
        }
        byte[] from = randomKey(random);
        byte[] to = Prefix.after(new byte[] {from[0]});
        assertThat(entries(reader.scan(from, to))).isEqualTo(entries(model.subMap(from, to)));
        byte prefix = from[0];
        List<byte[]> keys = Stream.generate(() -> randomKey(random))
                .filter(key -> key[0] == prefix)
                .limit(5)
                .toList();
        List<String> expected = keys.stream().map(key -> show(model.get(key))).toList();
        assertThat(reader.multiGet(keys).stream().map(v -> show(v.orElse(null))).toList())
                .isEqualTo(expected);
        assertThat(keys.stream().map(key -> show(reader.get(key).orElse(null))).toList())
                .isEqualTo(expected);
    }

    private static String show(byte @org.jspecify.annotations.Nullable [] value) {
        return value == null ? "absent" : HexFormat.of().formatHex(value);
    }

    private static List<String> entries(Cursor cursor) {
        List<String> found = new ArrayList<>();
        try (cursor) {
            while (cursor.next()) {
                found.add(show(cursor.key()) + "=" + show(cursor.value()));
            }
        }
        return found;
    }

    private static List<String> entries(SortedMap<byte[], byte[]> map) {
        return map.entrySet().stream()
                .map(entry -> show(entry.getKey()) + "=" + show(entry.getValue()))
                .toList();
    }
}
