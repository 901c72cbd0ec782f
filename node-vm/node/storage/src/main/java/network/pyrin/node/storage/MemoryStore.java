package network.pyrin.node.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory, gone with the process. Readers never wait; a batch becomes visible by one volatile write of the new map.
 */
public final class MemoryStore implements KeyValueStore {
    private volatile @Nullable Treap root;
    private volatile boolean closed;

    /** An empty store. */
    public MemoryStore() {}

    /**
     * Starts another store with the present content. Costs nothing: both share what neither changes.
     *
     * @return an independent store
     */
    public MemoryStore fork() {
        MemoryStore copy = new MemoryStore();
        copy.root = root;
        return copy;
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        return reader().get(key);
    }

    @Override
    public List<Optional<byte[]>> multiGet(List<byte[]> keys) {
        return reader().multiGet(keys);
    }

    @Override
    public Cursor scan(byte[] from, byte[] to) {
        return reader().scan(from, to);
    }

    @Override
    public synchronized void write(Batch batch, Sync sync) {
        reader();
        root = apply(root, batch);
    }

    static @Nullable Treap apply(@Nullable Treap before, Batch batch) {
        Treap after = before;
        for (Batch.Operation operation : batch.operations()) {
            after = switch (operation) {
                case Batch.Put put -> Treap.put(after, put.key(), put.value());
                case Batch.Delete delete -> Treap.remove(after, delete.key());
                case Batch.DeleteRange range -> Treap.removeRange(after, range.from(), range.to());
            };
        }
        return after;
    }

    @Override
    public Snapshot snapshot() {
        return reader();
    }

    private TreapReader reader() {
        if (closed) {
            throw new StorageException(StorageException.Reason.CLOSED, "the memory store is closed");
        }
        return new TreapReader(root);
    }

    @Override
    public void sync() {
        reader();
    }

    @Override
    public void close() {
        closed = true;
    }
}
