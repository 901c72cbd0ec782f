package network.pyrin.endtoend;

/** The wallets of a driven chain; each is a key of the test wallet. */
public enum Role {
    /** Mines the first blocks, so that it has coins; pays. */
    PAYER,
    /** Is paid. */
    PAYEE,
    /** Receives the rewards of all other blocks, so that payer and payee change by payments only. */
    MINER
}
