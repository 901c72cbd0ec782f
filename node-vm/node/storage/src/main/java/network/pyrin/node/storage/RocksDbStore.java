package network.pyrin.node.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The node's store: RocksDB with its write-ahead log on.
 *
 * <p>The UTXO set, read at random and mostly for keys that lately were written, lives in a column family of its own with a larger
 * share of memory; everything else in the default one. Both have bloom filters. A batch may touch both and is still atomic.
 *
 * <p>Thread-safe. Closing waits for running calls; later ones get {@link StorageException.Reason#CLOSED} instead of touching freed
 * native memory.
 */
public final class RocksDbStore implements KeyValueStore {
    private final RocksDbFiles files;
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private RocksDbStore(RocksDbFiles files) {
        this.files = files;
    }

    /**
     * Opens or creates a store.
     *
     * @param folder the database's own folder, created if absent
     * @param memory limits of the engine's memory
     * @return an open store
     * @throws StorageException if the folder is locked by another process, full, damaged or not writable
     */
    public static RocksDbStore open(Path folder, StoreMemory memory) {
        return new RocksDbStore(RocksDbFiles.open(folder, memory));
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        return alive(() -> {
            try {
                return Optional.ofNullable(files.database().get(files.family(key), files.reads(), key));
            } catch (RocksDBException e) {
                throw files.explain("reading", e);
            }
        });
    }

    @Override
    public List<Optional<byte[]>> multiGet(List<byte[]> keys) {
        return alive(() -> multiGet(keys, files.reads()));
    }

    private List<Optional<byte[]>> multiGet(List<byte[]> keys, ReadOptions options) {
        if (keys.isEmpty()) {
            return List.of();
        }
        ColumnFamilyHandle family = files.family(keys.getFirst());
        List<ColumnFamilyHandle> families = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            families.add(family);
        }
        try {
            List<Optional<byte[]>> values = new ArrayList<>(keys.size());
            for (byte[] value : files.database().multiGetAsList(options, families, keys)) {
                values.add(Optional.ofNullable(value));
            }
            return values;
        } catch (RocksDBException e) {
            throw files.explain("reading", e);
        }
    }

    @Override
    public Cursor scan(byte[] from, byte[] to) {
        return alive(() -> new RangeCursor(from, to, new ReadOptions()));
    }

    @Override
    public void write(Batch batch, Sync sync) {
        alive(() -> {
            try (WriteBatch nativeBatch = new WriteBatch((int) Math.min(Integer.MAX_VALUE, batch.sizeBytes() + 64));
                    WriteOptions options = new WriteOptions().setSync(sync == Sync.SYNCED)) {
                for (Batch.Operation operation : batch.operations()) {
                    append(nativeBatch, operation);
                }
                files.database().write(options, nativeBatch);
                return true;
            } catch (RocksDBException e) {
                throw files.explain("writing", e);
            }
        });
    }

    private void append(WriteBatch target, Batch.Operation operation) throws RocksDBException {
        switch (operation) {
            case Batch.Put put -> target.put(files.family(put.key()), put.key(), put.value());
            case Batch.Delete delete -> target.delete(files.family(delete.key()), delete.key());
            case Batch.DeleteRange range -> target.deleteRange(files.family(range.from()), range.from(), range.to());
        }
    }

    @Override
    public Snapshot snapshot() {
        return alive(FrozenView::new);
    }

    @Override
    public void sync() {
        alive(() -> {
            try {
                files.database().flushWal(true);
                return true;
            } catch (RocksDBException e) {
                throw files.explain("syncing", e);
            }
        });
    }

    /**
     * Writes the store as it is at one moment into a folder, while it is in use: files that never change are linked, not
     * copied, so it takes little time and, at first, little space.
     *
     * @param folder on the same file system; must not exist, its parent must
     * @throws StorageException if the medium fails; then the folder is incomplete
     */
    public void checkpoint(Path folder) {
        alive(() -> {
            try (Checkpoint checkpoint = Checkpoint.create(files.database())) {
                checkpoint.createCheckpoint(folder.toString());
                return true;
            } catch (RocksDBException e) {
                throw files.explain("writing a checkpoint", e);
            }
        });
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                files.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }

    private <T> T alive(Supplier<T> call) {
        life.readLock().lock();
        try {
            if (closed) {
                throw new StorageException(
                        StorageException.Reason.CLOSED, "the database in " + files.folder() + " is closed");
            }
            return call.get();
        } finally {
            life.readLock().unlock();
        }
    }

    /** A RocksDB snapshot: content as of one sequence number. */
    private final class FrozenView implements Snapshot {
        private final org.rocksdb.Snapshot frozen = files.database().getSnapshot();
        private final ReadOptions options = new ReadOptions().setSnapshot(frozen);

        @Override
        public Optional<byte[]> get(byte[] key) {
            return alive(() -> {
                try {
                    return Optional.ofNullable(files.database().get(files.family(key), options, key));
                } catch (RocksDBException e) {
                    throw files.explain("reading", e);
                }
            });
        }

        @Override
        public List<Optional<byte[]>> multiGet(List<byte[]> keys) {
            return alive(() -> RocksDbStore.this.multiGet(keys, options));
        }

        @Override
        public Cursor scan(byte[] from, byte[] to) {
            return alive(() -> new RangeCursor(from, to, new ReadOptions().setSnapshot(frozen)));
        }

        @Override
        public void close() {
            life.readLock().lock();
            try {
                if (!closed) {
                    files.database().releaseSnapshot(frozen);
                }
                options.close();
            } finally {
                life.readLock().unlock();
            }
        }
    }

    /** A native iterator bounded above; it reads the state of its creation. */
    private final class RangeCursor implements Cursor {
        private final Slice end;
        private final ReadOptions options;
        private final RocksIterator iterator;
        private boolean started;

        /** Takes the options over and closes them. */
        RangeCursor(byte[] from, byte[] to, ReadOptions options) {
            this.end = new Slice(to);
            this.options = options.setIterateUpperBound(end);
            iterator = files.database().newIterator(files.family(from), options);
            iterator.seek(from);
            files.opened(this);
        }

        @Override
        public boolean next() {
            return alive(() -> {
                if (started && iterator.isValid()) {
                    iterator.next();
                }
                started = true;
                if (iterator.isValid()) {
                    return true;
                }
                try {
                    iterator.status();
                } catch (RocksDBException e) {
                    throw files.explain("reading", e);
                }
                return false;
            });
        }

        @Override
        public byte[] key() {
            return alive(iterator::key);
        }

        @Override
        public byte[] value() {
            return alive(iterator::value);
        }

        @Override
        public void close() {
            // Closing twice is harmless; the files close what is still open before the database goes.
            files.closed(this);
            iterator.close();
            options.close();
            end.close();
        }
    }
}
