package network.pyrin.events;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * What one virtual chain change did to an address. Figures are those after the change.
 *
 * @param at place in the stream
 * @param address with prefix
 * @param balance leor
 * @param received all it ever received, change to itself included, leor
 * @param sent all it ever spent, leor
 * @param txCount number of accepted transactions that touch it
 * @param utxoCount number of unspent outputs
 * @param delta change of the balance, signed leor
 * @param removed entries the change took from the end of the address's history, newest first, at most
 *     {@link #ENTRIES_MAX}
 * @param added entries it then appended, oldest first, at most {@link #ENTRIES_MAX} (the newest ones)
 */
public record AddressChanged(
        Position at,
        String address,
        @DecimalString long balance,
        @DecimalString long received,
        @DecimalString long sent,
        long txCount,
        long utxoCount,
        @DecimalString long delta,
        List<Entry> removed,
        List<Entry> added)
        implements ChainEvent {
    /** Most history entries in each list of one event. */
    public static final int ENTRIES_MAX = 64;

    /** Copies the lists. */
    public AddressChanged {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /**
     * One line of the address's history.
     *
     * @param index position in the history, from 0
     * @param txId the transaction
     * @param timestamp milliseconds since the epoch, of the accepting block
     * @param net what it did to the balance, signed leor
     * @param coinbase whether it is a coinbase
     */
    public record Entry(
            long index,
            Hash txId,
            long timestamp,
            @DecimalString long net,
            boolean coinbase) {}
}
