package network.pyrin.events;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * A chain block accepted transactions: balances moved. A chain block with many comes as several events.
 *
 * @param at place in the stream
 * @param acceptingBlock the chain block
 * @param acceptingBlueScore its blue score
 * @param acceptingTimestamp its time in milliseconds since the epoch
 * @param transactions in order of acceptance, at most {@link #TRANSACTIONS_MAX}
 */
public record TransactionsAccepted(
        Position at,
        Hash acceptingBlock,
        long acceptingBlueScore,
        long acceptingTimestamp,
        List<TransactionSummary> transactions)
        implements ChainEvent {
    /** Most transactions in one event. */
    public static final int TRANSACTIONS_MAX = 50;

    /** Copies the list. */
    public TransactionsAccepted {
        transactions = List.copyOf(transactions);
    }
}
