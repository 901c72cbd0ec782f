package network.pyrin.node.consensus.utxo;

import java.util.Collections;
import java.util.Map;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;

/**
 * The difference between two UTXO sets, finished. Immutable; {@link UtxoDiffBuilder} makes them.
 *
 * @param added outputs that are in the second set only
 * @param removed outputs that are in the first set only
 */
public record UtxoDiff(Map<Outpoint, UtxoEntry> added, Map<Outpoint, UtxoEntry> removed) implements UtxoDelta {
    /** No difference. */
    public static final UtxoDiff EMPTY = new UtxoDiff(Map.of(), Map.of());

    /**
     * Wraps: whoever makes a diff hands over maps that nobody changes any more. Diffs of big blocks are made hundreds of times a
     * second, so they are not copied once more.
     */
    public UtxoDiff {
        added = Collections.unmodifiableMap(added);
        removed = Collections.unmodifiableMap(removed);
    }

    /**
     * The way back. Shares the maps.
     *
     * @return the diff from the second set to the first
     */
    public UtxoDiff reversed() {
        return new UtxoDiff(removed, added);
    }

    /**
     * Whether both sets are the same.
     *
     * @return true if nothing is added or removed
     */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /**
     * How much more the second set holds.
     *
     * @return leor, negative if it holds less
     */
    public long amountChange() {
        long change = 0;
        for (UtxoEntry entry : added.values()) {
            change = Math.addExact(change, entry.amount());
        }
        for (UtxoEntry entry : removed.values()) {
            change = Math.subtractExact(change, entry.amount());
        }
        return change;
    }
}
