package network.pyrin.node.storage;

/**
 * An ordered byte map with atomic batches. Thread-safe; batches are applied one after the other.
 *
 * <p>A batch is durable as a whole or not at all, whatever happens to the process or the machine, and a batch never becomes
 * durable without those written before it.
 */
public interface KeyValueStore extends StoreReader, AutoCloseable {
    /** How far a batch must have come when the write returns. */
    enum Sync {
        /**
         * In the operating system's hands: survives the death of the process, not of the machine. Right for consensus data,
         * which peers hold too: what is lost is a tail of whole batches.
         */
        BUFFERED,
        /** On the medium, with everything written before. */
        SYNCED
    }

    /**
     * Applies a batch.
     *
     * @param batch operations in order; unchanged, may be written again
     * @param sync how durable it must be on return
     * @throws StorageException if the medium fails; then nothing of the batch is visible
     */
    void write(Batch batch, Sync sync);

    /**
     * Freezes the present content for reading.
     *
     * @return a view that later batches do not change; close it soon, it holds space
     */
    Snapshot snapshot();

    /**
     * Brings everything written so far to the medium.
     *
     * @throws StorageException if the medium fails
     */
    void sync();

    /** Syncs and releases files and memory. Reads and writes afterwards throw {@link StorageException}. */
    @Override
    void close();
}
