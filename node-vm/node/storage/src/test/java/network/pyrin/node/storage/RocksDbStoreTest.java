package network.pyrin.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDbStoreTest {
    private static final byte[] KEY = Prefix.UTXO.key(new byte[] {1});

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        try (RocksDbStore store = RocksDbStore.open(folder, StoreMemory.DEFAULT)) {
            store.write(
                    new Batch().put(KEY, new byte[] {7}).put(Prefix.META.key(), new byte[] {8}),
                    KeyValueStore.Sync.BUFFERED);
        }
        try (RocksDbStore store = RocksDbStore.open(folder, StoreMemory.DEFAULT)) {
            assertThat(store.get(KEY)).contains(new byte[] {7});
            assertThat(store.get(Prefix.META.key())).contains(new byte[] {8});
        }
    }

    @Test
    void secondStoreOnTheSameFolderIsRefusedByName() {
        try (RocksDbStore store = RocksDbStore.open(folder, StoreMemory.DEFAULT)) {
            assertThat(store.get(KEY)).isEmpty();
            assertThatThrownBy(() -> RocksDbStore.open(folder, StoreMemory.DEFAULT))
                    .hasMessageContaining(folder.toString())
                    .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.reason())
                            .isEqualTo(StorageException.Reason.LOCKED));
        }
    }

    @Test
    void damagedFilesAreReportedAsSuch() throws IOException {
        RocksDbStore.open(folder, StoreMemory.DEFAULT).close();
        Files.writeString(folder.resolve("CURRENT"), "nonsense\n");
        assertThatThrownBy(() -> RocksDbStore.open(folder, StoreMemory.DEFAULT))
                .hasMessageContaining(folder.toString())
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(StorageException.Reason.DAMAGED));
    }

    @Test
    void openCursorAndSnapshotDoNotOutliveTheStore() {
        RocksDbStore store = RocksDbStore.open(folder, StoreMemory.DEFAULT);
        store.write(new Batch().put(KEY, new byte[] {7}), KeyValueStore.Sync.SYNCED);
        Cursor cursor = store.scan(Prefix.UTXO.key());
        Snapshot snapshot = store.snapshot();
        store.close();
        assertThatThrownBy(cursor::next).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> snapshot.get(KEY)).isInstanceOf(StorageException.class);
        cursor.close();
        snapshot.close();
        store.close();
    }
}
