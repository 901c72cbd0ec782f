package network.pyrin.embedded;

import org.h2.mvstore.MVStore;

/**
 * Keeps the database file in proportion to its contents. Every write leaves old pages behind; their room is free once the rest
 * of their chunk (what one commit wrote) is written again elsewhere. Works a little after each commit, the more the less of
 * the file is in use, and nothing while enough of it is.
 *
 * <p>The store gives up those chunks first of which least is in use, as many as fit into what it may write at once. If the best
 * of them alone is larger than that, it takes none, or others that are hardly worth it, over and over. And what it writes again
 * is in memory as documents, ten times and more its size in the file. So there is one size: hardly a commit is larger
 * ({@link CommittingStore} sees to that), and what may be written is saved up until it is enough for any of them.
 */
final class Compaction {
    /** Most bytes of the file that are written again at once. */
    static final int SLICE_BYTES = 3 << 20;

    /** How much of all chunks is to be in use. */
    private static final int FILL_PERCENT = 50;

    /** Saved up with each commit for each percent that is missing; so a file that fills faster is cleaned faster. */
    private static final int BYTES_PER_PERCENT = 128 << 10;

    private final MVStore store;
    private long saved;

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
        if (saved >= SLICE_BYTES) {
            store.compact(FILL_PERCENT, SLICE_BYTES);
            saved = 0;
        }
    }
}
