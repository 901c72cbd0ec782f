package network.pyrin.chain;

/** How storage mass is computed and joined with compute mass. Source: protocol 3.9, KIP-9. */
public enum StorageMassRule {
    /** Consensus where storage mass activates: arithmetic mean of inputs; the masses are added. */
    ALPHA,
    /** Mempool and templates elsewhere: harmonic mean of inputs for small transactions; the larger mass counts. */
    BETA
}
