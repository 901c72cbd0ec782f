package network.pyrin.node.mempool;

/** Where a transaction came from. */
public enum Priority {
    /** From a peer: expires, and makes room when the pool is full. */
    LOW,
    /** From a client of this node: stays until it is accepted or can no longer be valid. */
    HIGH
}
