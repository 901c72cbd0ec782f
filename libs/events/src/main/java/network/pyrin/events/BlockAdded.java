package network.pyrin.events;

import java.util.List;

/**
 * The node has added a block to its DAG. Nothing in it is accepted yet.
 *
 * @param at place in the stream
 * @param block the block
 * @param transactions its first transactions, coinbase first, at most {@link #TRANSACTIONS_MAX}
 */
public record BlockAdded(Position at, BlockSummary block, List<TransactionSummary> transactions) implements ChainEvent {
    /** Most transactions one event carries; the count in the summary tells the rest. */
    public static final int TRANSACTIONS_MAX = 20;

    /** Copies the list and checks its length. */
    public BlockAdded {
        transactions = List.copyOf(transactions);
        if (transactions.size() > TRANSACTIONS_MAX) {
            throw new IllegalArgumentException("more than " + TRANSACTIONS_MAX + " transactions in a block event");
        }
    }
}
