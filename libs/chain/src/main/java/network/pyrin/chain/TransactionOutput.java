package network.pyrin.chain;

/**
 * Creates one spendable amount.
 *
 * @param value leor, unsigned 64-bit (hostile values above 2^63 arrive; isolation rules refuse them)
 * @param scriptPublicKey who may spend it
 */
public record TransactionOutput(long value, ScriptPublicKey scriptPublicKey) {}
