package network.pyrin.chain;

import network.pyrin.crypto.Hash;

/**
 * A reference to a transaction output. Ordered by transaction id bytes, then index.
 *
 * @param transactionId id of the creating transaction
 * @param index output index, unsigned 32-bit
 */
public record Outpoint(Hash transactionId, int index) implements Comparable<Outpoint> {
    @Override
    public int compareTo(Outpoint other) {
        int c = transactionId.compareTo(other.transactionId);
        return c != 0 ? c : Integer.compareUnsigned(index, other.index);
    }

    @Override
    public String toString() {
        return transactionId + ":" + Integer.toUnsignedString(index);
    }
}
