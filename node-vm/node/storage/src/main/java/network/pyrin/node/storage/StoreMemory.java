package network.pyrin.node.storage;

/**
 * What the storage engine may take of native memory. Both figures are limits, not reservations.
 *
 * @param blockCacheBytes cache of read blocks, their indexes and filters
 * @param writeBufferBytes writes held in memory before they go to a file, all column families together
 */
public record StoreMemory(long blockCacheBytes, long writeBufferBytes) {
    private static final long MEBIBYTE = 1 << 20;

    /** For a node on a small machine: 64 MiB of cache, 48 MiB of write buffers. */
    public static final StoreMemory DEFAULT = new StoreMemory(64 * MEBIBYTE, 48 * MEBIBYTE);

    /** Rejects figures too small to work with. */
    public StoreMemory {
        if (blockCacheBytes < MEBIBYTE || writeBufferBytes < MEBIBYTE) {
            throw new IllegalArgumentException("cache and write buffer need 1 MiB each at least");
        }
    }
}
