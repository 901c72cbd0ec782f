package network.pyrin.chain;

/**
 * An unspent output as the UTXO set keeps it.
 *
 * @param amount leor
 * @param scriptPublicKey who may spend it
 * @param blockDaaScore DAA score of the chain block that accepted the creating transaction, unsigned
 * @param coinbase whether the creating transaction is a coinbase
 */
public record UtxoEntry(long amount, ScriptPublicKey scriptPublicKey, long blockDaaScore, boolean coinbase) {}
