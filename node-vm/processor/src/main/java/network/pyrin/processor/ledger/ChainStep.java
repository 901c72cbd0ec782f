package network.pyrin.processor.ledger;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * A move of the selected chain, as the node tells it.
 *
 * @param removed blocks that leave, the sink first
 * @param added blocks that join, ascending
 */
public record ChainStep(List<Hash> removed, List<Added> added) {
    /** Copies the lists. */
    public ChainStep {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /**
     * A block that joins the selected chain.
     *
     * @param hash the block
     * @param acceptedIds transactions it accepts, in order, its selected parent's coinbase first
     */
    public record Added(Hash hash, List<Hash> acceptedIds) {
        /** Copies the list. */
        public Added {
            acceptedIds = List.copyOf(acceptedIds);
        }
    }

    /**
     * Whether nothing moves.
     *
     * @return true for an empty step
     */
    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }
}
