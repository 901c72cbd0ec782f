package network.pyrin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file stays in proportion to its contents, also where one commit wrote much of it. */
class CompactionTest {
    private static final int ENTRIES = 40_000;
    private static final int LARGE = 1_000;
    private static final int SMALL = 10;
    private static final int COMMITS_MAX = 1_000;

    @TempDir
    Path folder;

    @Test
    void oneLargeChunkDoesNotKeepTheRestFromBeingTidied() {
        try (MVStore store = new MVStore.Builder()
                .fileName(folder.resolve("file.mv").toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open()) {
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            MVMap<Integer, byte[]> map = store.openMap("map");
            for (int key = 0; key < ENTRIES; key++) {
                map.put(key, new byte[LARGE]);
            }
            // 40 MB by one commit, of which two fifths stay in use.
            store.commit();
            int replaced = ENTRIES * 3 / 5;
            for (int key = 0; key < replaced; key++) {
                map.put(key, new byte[SMALL]);
                if (key % 1_000 == 0) {
                    store.commit();
                }
            }
            store.commit();
            writeUntilTidy(store, map);
            assertThat(IntStream.range(0, ENTRIES)
                            .allMatch(key -> map.get(key).length == (key < replaced ? SMALL : LARGE)))
                    .isTrue();
        }
    }

    /** A little is written all the time, as in life. */
    private static void writeUntilTidy(MVStore store, MVMap<Integer, byte[]> map) {
        Compaction compaction = new Compaction(store);
        assertThat(store.getFileStore().getChunksFillRate())
                .as("untidy at first")
                .isLessThan(50);
        int commits = 0;
        while (store.getFileStore().getChunksFillRate() < 50 && commits < COMMITS_MAX) {
            map.put(commits, new byte[SMALL]);
            store.commit();
            compaction.afterCommit();
            commits++;
        }
        assertThat(commits).as("commits until half of the chunks is in use").isLessThan(COMMITS_MAX);
    }
}
