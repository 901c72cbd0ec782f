package network.pyrin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file stays in proportion to its contents, also where much is written at once. */
class CompactionTest {
    private static final int ENTRIES = 20_000;
    private static final int LARGE = 1_000;
    private static final int SMALL = 10;
    private static final int COMMITS_MAX = 1_000;

    @TempDir
    Path folder;

    @Test
    void anUntidyFileBecomesTidy() {
        try (MVStore store = new MVStore.Builder()
                .fileName(folder.resolve("file.mv").toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open()) {
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            MVMap<Integer, byte[]> map = store.openMap("map");
            // By commits of nearly as much as is moved at once; then two fifths of each stay in use.
            for (int key = 0; key < ENTRIES; key++) {
                map.put(key, new byte[LARGE]);
                commitEvery(1_500, key, store);
            }
            int kept = ENTRIES * 2 / 5;
            for (int key = kept; key < ENTRIES; key++) {
                map.put(key * 7_919 % ENTRIES, new byte[SMALL]);
                commitEvery(1_500, key, store);
            }
            writeUntilTidy(store, map);
            assertThat(IntStream.range(0, kept)
                            .filter(key -> map.getOrDefault(key * 7_919 % ENTRIES, new byte[0]).length != LARGE))
                    .isEmpty();
        }
    }

    private static void commitEvery(int writes, int write, MVStore store) {
        if (write % writes == writes - 1) {
            store.commit();
        }
    }

    /** A little is written all the time, as in life. */
    private static void writeUntilTidy(MVStore store, MVMap<Integer, byte[]> map) {
        Compaction compaction = new Compaction(store);
        store.commit();
        assertThat(store.getFileStore().getChunksFillRate())
                .as("untidy at first")
                .isLessThan(50);
        int commits = 0;
        while (store.getFileStore().getChunksFillRate() < 50 && commits < COMMITS_MAX) {
            map.put(-1 - commits, new byte[SMALL]);
            store.commit();
            compaction.afterCommit();
            commits++;
        }
        assertThat(commits).as("commits until half of the chunks is in use").isLessThan(COMMITS_MAX);
    }

    @Test
    void noCommitIsLargerThanWhatIsMovedAtOnce() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        Path file = folder.resolve("documents.mv");
        try (CommittingStore store = CommittingStore.open(file, reason -> {})) {
            MVMap<Object, Document> map =
                    store.store().openMap("map", new MVMap.Builder<Object, Document>().valueType(new BsonType()));
            for (int i = 0; i < ENTRIES; i++) {
                Document document = transaction(random);
                // Within another one, as some commands do.
                store.write(() -> store.write(() -> map.put(document.get("_id"), document)));
            }
        }
        List<Long> sizes = chunkSizes(file);
        assertThat(sizes).hasSizeGreaterThan(3).allMatch(size -> size <= Compaction.SLICE_BYTES);
    }

    private static Document transaction(SplittableRandom random) {
        return new Document("_id", hash(random))
                .append("block", hash(random))
                .append("outputs", List.of(new Document("address", hash(random)).append("amount", random.nextLong())))
                .append("sequence", random.nextLong());
    }

    private static String hash(SplittableRandom random) {
        return "%016x%016x%016x%016x"
                .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** As the compaction counts them: {@code max} in the store's own description of a chunk. */
    private static List<Long> chunkSizes(Path file) {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return store.getLayoutMap().entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("chunk."))
                    .flatMap(entry -> List.of(entry.getValue().split(",")).stream())
                    .filter(field -> field.startsWith("max:"))
                    .map(field -> Long.parseLong(field.substring("max:".length()), 16))
                    .toList();
        }
    }
}
