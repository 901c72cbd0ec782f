package network.pyrin.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The file of the persistent database, and who commits it when.
 *
 * <p>Left to itself the store commits map by map while writers go on, so that a crash could keep a later write of one
 * collection and lose an earlier one of another. Here commits and writes exclude each other: every commit is a cut through
 * all collections at one moment. A commit takes a few milliseconds. There is one every half second, and whenever someone
 * must not go on before what he wrote is safe.
 */
final class CommittingStore implements AutoCloseable {
    private static final long COMMIT_MILLIS = 500;
    /**
     * Changed pages in memory at most, some three times what they are in the file: a commit then fits into a slice of the
     * compaction.
     */
    private static final int UNSAVED_BYTES_MAX = 4 << 20;

    /** Moving chunks about while closing fails now and then on a file that a kill left behind; compaction runs anyway. */
    private static final int CLOSE_COMPACTION_MILLIS = 0;

    private static final int RETENTION_MILLIS = 5_000;
    private static final int CACHE_MEGABYTES = 48;
    private static final int PAGE_BYTES = 8 << 10;

    private final MVStore store;
    private final Compaction compaction;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Consumer<String> onFailure;
    private final Thread committer;
    private final Object flushing = new Object();
    private volatile long flushesBegun;
    private long flushesDone;

    private CommittingStore(MVStore store, Consumer<String> onFailure) {
        this.store = store;
        this.compaction = new Compaction(store);
        this.onFailure = onFailure;
        this.committer = Thread.ofPlatform().name("mongo-commit").daemon().start(this::run);
    }

    /**
     * Opens or makes the file.
     *
     * @param file its path; the folder exists
     * @param onFailure told why, once nothing can be committed any more; what was committed is safe
     * @return the store, committing
     * @throws IOException if the file is in use, damaged or not ours
     */
    static CommittingStore open(Path file, Consumer<String> onFailure) throws IOException {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(CACHE_MEGABYTES)
                    .pageSplitSize(PAGE_BYTES)
                    .compress()
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            store.setVersionsToKeep(0);
            return new CommittingStore(store, onFailure);
        } catch (MVStoreException e) {
            throw new IOException("cannot open the database file " + file + ": " + e.getMessage(), e);
        }
    }

    MVStore store() {
        return store;
    }

    /**
     * Runs a write; no commit falls into it.
     *
     * @param write changes any number of maps
     * @param <T> what it returns
     * @return its result
     */
    <T> T write(Supplier<T> write) {
        lock.readLock().lock();
        try {
            return write.get();
        } finally {
            lock.readLock().unlock();
            commitIfMuch();
        }
    }

    /** Who writes much at a time waits for his own commits: so none of them is larger than one compaction can move. */
    private void commitIfMuch() {
        // A write within a write is a part of it: the outer one sees to that.
        if (store.getUnsavedMemory() <= UNSAVED_BYTES_MAX || lock.getReadHoldCount() > 0) {
            return;
        }
        lock.writeLock().lock();
        try {
            if (store.getUnsavedMemory() > UNSAVED_BYTES_MAX && !store.isClosed()) {
                commitAll();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Returns once everything written before this call is in the file and on the disk; all who wait at the same time share
     * one commit.
     *
     * @throws MVStoreException if it cannot be written
     */
    void flush() {
        // One that begins after this line has all that the caller wrote.
        long before = flushesBegun;
        synchronized (flushing) {
            if (flushesDone > before) {
                return;
            }
            flushesBegun = flushesDone + 1;
            lock.writeLock().lock();
            try {
                commitAll();
            } finally {
                lock.writeLock().unlock();
            }
            // The disk may take its time: nobody but those who asked waits for it.
            store.sync();
            flushesDone = flushesBegun;
        }
    }

    private void run() {
        try {
            while (!closing.await(COMMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                commit();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MVStoreException e) {
            // A full disk, for example. The store has closed itself; everything up to the last commit is in the file.
            onFailure.accept(String.valueOf(e.getMessage()));
        }
    }

    private void commit() {
        lock.writeLock().lock();
        try {
            commitAll();
            compaction.afterCommit();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void commitAll() {
        if (store.getPanicException() != null) {
            throw store.getPanicException();
        }
        store.commit();
    }

    /** Commits and closes. */
    @Override
    public void close() {
        closing.countDown();
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.writeLock().lock();
        try {
            store.close(CLOSE_COMPACTION_MILLIS);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
