package network.pyrin.node.consensus;

import java.util.List;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;

/** Chooses transactions for a template. Used by one thread for one template. */
public interface TransactionSelector {
    /**
     * The next transactions to try.
     *
     * @return transactions with their mass filled in; empty when there are no more to offer
     */
    List<Transaction> select();

    /**
     * Told that a chosen transaction is invalid against virtual; its space is free again.
     *
     * @param transaction its id
     */
    void reject(Hash transaction);

    /**
     * Whether the selection came out well enough to be used, for callers that rather try again.
     *
     * @return false to have the template refused with the rejected transactions
     */
    boolean isSuccessful();

    /**
     * Exactly these transactions, less those that are invalid.
     *
     * @param transactions with their mass filled in
     * @return a selector that offers them once
     */
    static TransactionSelector of(List<Transaction> transactions) {
        return new FixedSelection(transactions);
    }
}
