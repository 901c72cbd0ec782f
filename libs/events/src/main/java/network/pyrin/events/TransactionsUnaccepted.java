package network.pyrin.events;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * A reorg took acceptance back: the block left the selected chain, and with it these transactions. Those that the new
 * chain accepts too come again in a {@link TransactionsAccepted} of the same change.
 *
 * @param at place in the stream
 * @param removedBlock the former chain block
 * @param ids in the order in which they had been accepted, at most {@link #IDS_MAX}
 */
public record TransactionsUnaccepted(Position at, Hash removedBlock, List<Hash> ids) implements ChainEvent {
    /** Most ids in one event. */
    public static final int IDS_MAX = 500;

    /** Copies the list. */
    public TransactionsUnaccepted {
        ids = List.copyOf(ids);
    }
}
