package network.pyrin.node.consensus;

import java.util.List;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;

/** Offers a given list once. */
final class FixedSelection implements TransactionSelector {
    private List<Transaction> left;

    FixedSelection(List<Transaction> transactions) {
        left = List.copyOf(transactions);
    }

    @Override
    public List<Transaction> select() {
        List<Transaction> chosen = left;
        left = List.of();
        return chosen;
    }

    @Override
    public void reject(Hash transaction) {
        // What is left out is left out: there is nothing to offer in its place.
    }

    @Override
    public boolean isSuccessful() {
        return true;
    }
}
