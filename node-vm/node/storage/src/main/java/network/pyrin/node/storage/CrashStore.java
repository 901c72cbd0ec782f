package network.pyrin.node.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that can lose its power: after {@link #crash} everything synced is there, and of the batches since then
 * some first ones, whole. For tests and simulations of what comes back after a crash.
 *
 * <p>A crash may also be planned: {@link #crashAfter} lets some more batches through and then fails every call, as a process
 * that dies at that moment would never come back from it.
 */
public final class CrashStore implements KeyValueStore {
    /** Batches kept apart since the last sync; older ones count as synced. */
    private static final int UNSYNCED_MAX = 1_024;

    /** Content after the last sync, then after each batch since. Never empty; the last one is what readers see. */
    private final List<TreapReader> states = new ArrayList<>();

    private long batchesLeft = Long.MAX_VALUE;
    private boolean closed;

    /** An empty store. */
    public CrashStore() {
        this(null);
    }

    private CrashStore(@Nullable Treap root) {
        states.add(new TreapReader(root));
    }

    /**
     * Loses power.
     *
     * @param random chooses how many of the batches since the last sync survive
     * @return the store as found on the next start; this one is closed
     */
    public synchronized CrashStore crash(RandomGenerator random) {
        closed = true;
        return new CrashStore(states.get(random.nextInt(states.size())).root());
    }

    /**
     * Plans the moment of death.
     *
     * @param batches how many more batches are written before every call fails with reason {@code CLOSED}
     */
    public synchronized void crashAfter(long batches) {
        batchesLeft = batches;
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
        TreapReader before = reader();
        if (batchesLeft == 0) {
            closed = true;
            reader();
        }
        batchesLeft--;
        states.add(new TreapReader(MemoryStore.apply(before.root(), batch)));
        if (sync == Sync.SYNCED) {
            sync();
        } else if (states.size() > UNSYNCED_MAX) {
            states.removeFirst();
        }
    }

    @Override
    public Snapshot snapshot() {
        return reader();
    }

    private synchronized TreapReader reader() {
        if (closed) {
            throw new StorageException(StorageException.Reason.CLOSED, "the store has lost its power");
        }
        return states.getLast();
    }

    @Override
    public synchronized void sync() {
        TreapReader last = reader();
        states.clear();
        states.add(last);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            sync();
        }
        closed = true;
    }
}
