package network.pyrin.embedded;

import org.h2.mvstore.MVStore;

/**
 * Keeps the database file in proportion to its contents. Every write leaves old pages behind; their room is free once the rest
 * of their chunk (what one commit wrote) is written again elsewhere. Works a little after each commit, the more the less of
 * the file is in use, and nothing while enough of it is.
 *
 * <p>The store gives up those chunks first of which least is in use, as many as fit into what it may write at once. If the best
 * of them alone is larger than that, it takes none, or others that are hardly worth it, over and over. Chunks written while
 * catching up are large: so what may be written is saved up until it is enough for the largest.
 */
final class Compaction {
    /** How much of all chunks is to be in use. */
    private static final int FILL_PERCENT = 50;

    /** Saved up with each commit for each percent that is missing; so a file that fills faster is cleaned faster. */
    private static final int BYTES_PER_PERCENT = 128 << 10;

    private static final int LEAST_BYTES = 1 << 20;
    private static final String CHUNK = "chunk.";
    private static final int HEX = 16;

    private final MVStore store;
    private long saved;
    private long slice = LEAST_BYTES;

    /**
     * Compacts a store.
     *
     * @param store open; its chunks count as old after its retention time
     */
    Compaction(MVStore store) {
        this.store = store;
    }

    /** Does what is due. The caller lets nobody write meanwhile. */
    void afterCommit() {
        int missing = FILL_PERCENT - store.getFileStore().getChunksFillRate();
        if (missing <= 0) {
            saved = 0;
            return;
        }
        saved += (long) missing * BYTES_PER_PERCENT;
        if (saved >= slice) {
            slice = Math.max(LEAST_BYTES, largestChunk());
        }
        if (saved >= slice) {
            store.compact(FILL_PERCENT, (int) Math.min(Integer.MAX_VALUE, slice));
            saved = 0;
        }
    }

    /** Bytes in use of the chunk that has most of them. */
    private long largestChunk() {
        return store.getLayoutMap().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(CHUNK))
                .mapToLong(entry -> bytesInUse(entry.getValue()))
                .max()
                .orElse(0);
    }

    /** Of a chunk as the store describes it: {@code name:hex,name:hex,…}, without {@code liveMax} where all is in use. */
    private static long bytesInUse(String chunk) {
        long all = 0;
        for (String field : chunk.split(",")) {
            if (field.startsWith("liveMax:")) {
                return Long.parseLong(field, "liveMax:".length(), field.length(), HEX);
            }
            if (field.startsWith("max:")) {
                all = Long.parseLong(field, "max:".length(), field.length(), HEX);
            }
        }
        return all;
    }
}
