package network.pyrin.readmodel;

import java.util.List;

/**
 * Part of an address's history as it was at one moment between two changes.
 *
 * @param epoch which read model
 * @param sinkTimestamp how far it is, milliseconds since the epoch
 * @param sequence last change that touched the address; 0 if none has
 * @param grownSince change since which entries were only added; 0 if there are none
 * @param txCount entries of the whole history
 * @param from index of the first entry here, at most {@code txCount}
 * @param entries consecutive, from {@code from} on
 */
public record HistorySnapshot(
        String epoch,
        long sinkTimestamp,
        long sequence,
        long grownSince,
        long txCount,
        long from,
        List<HistoryPage.Entry> entries) {
    /** Copies the list. */
    public HistorySnapshot {
        entries = List.copyOf(entries);
    }

    /**
     * Whether another part is of the same history, with no change in between.
     *
     * @param other of the same address
     * @return true if the two go together
     */
    public boolean isOfSameMoment(HistorySnapshot other) {
        return epoch.equals(other.epoch) && sequence == other.sequence && txCount == other.txCount;
    }
}
