package network.pyrin.chain;

import java.util.List;

/**
 * A transaction with the outputs it spends: all that scripts, signature hashes and storage mass need.
 *
 * @param transaction the transaction
 * @param entries the spent output of each input, in input order
 */
public record PopulatedTransaction(Transaction transaction, List<UtxoEntry> entries) {
    /** Copies the list and rejects one that does not fit the inputs. */
    public PopulatedTransaction {
        entries = List.copyOf(entries);
        if (entries.size() != transaction.inputs().size()) {
            throw new IllegalArgumentException("transaction " + transaction.id() + " has "
                    + transaction.inputs().size() + " inputs, but " + entries.size() + " spent outputs were given");
        }
    }
}
