package network.pyrin.node.mempool;

/** What to do with a transaction that spends something unknown. */
public enum OrphanPolicy {
    /** Keep it for a while: its parent may follow. */
    ALLOW,
    /** Refuse it. */
    FORBID
}
