package network.pyrin.node.mempool;

import java.util.List;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;

/**
 * A waiting transaction.
 *
 * @param transaction with its contextual mass filled in, unless it is an orphan
 * @param spent what it spends, in input order; empty for an orphan
 * @param feeLeor inputs less outputs; 0 for an orphan
 * @param computeMassGrams compute mass
 * @param massGrams contextual mass; 0 for an orphan
 * @param priority where it came from
 * @param addedAtDaaScore virtual's DAA score when it came, unsigned
 * @param orphan whether something it spends is unknown
 */
public record MempoolEntry(
        Transaction transaction,
        List<UtxoEntry> spent,
        long feeLeor,
        long computeMassGrams,
        long massGrams,
        Priority priority,
        long addedAtDaaScore,
        boolean orphan) {
    /** Copies the list. */
    public MempoolEntry {
        spent = List.copyOf(spent);
    }

    /**
     * The transaction's id.
     *
     * @return the id
     */
    public Hash id() {
        return transaction.id();
    }

    /** Leor per gram of contextual mass: what a template gains by it. */
    double feeRate() {
        return massGrams == 0 ? 0 : (double) feeLeor / massGrams;
    }
}
