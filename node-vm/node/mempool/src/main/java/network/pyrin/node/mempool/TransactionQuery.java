package network.pyrin.node.mempool;

/** Which of the waiting transactions a question is about. */
public enum TransactionQuery {
    /** Those that can be mined. */
    POOL,
    /** Those that spend something unknown. */
    ORPHANS,
    /** Both. */
    ALL;

    boolean pool() {
        return this != ORPHANS;
    }

    boolean orphans() {
        return this != POOL;
    }
}
