package network.pyrin.events;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * Transactions entered or left the node's mempool.
 *
 * @param at place in the stream
 * @param size transactions waiting now
 * @param added new ones, at most {@link #ENTRIES_MAX}
 * @param removed those that left (accepted, replaced, expired), at most {@link #ENTRIES_MAX}
 */
public record MempoolChanged(Position at, long size, List<MempoolTransaction> added, List<Hash> removed)
        implements ChainEvent {
    /** Most entries in each list of one event; more come as further events. */
    public static final int ENTRIES_MAX = 100;

    /** Copies the lists. */
    public MempoolChanged {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * A transaction in the mempool.
     *
     * @param transaction summary, with its fee
     * @param mass grams
     * @param addresses the addresses it spends from or pays to, at most {@link TransactionSummary#FIRST_OUTPUTS_MAX}
     */
    public record MempoolTransaction(TransactionSummary transaction, long mass, List<String> addresses) {
        /** Copies the list. */
        public MempoolTransaction {
            addresses = List.copyOf(addresses);
        }
    }
}
