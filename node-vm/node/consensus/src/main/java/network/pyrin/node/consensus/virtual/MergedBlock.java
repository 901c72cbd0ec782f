package network.pyrin.node.consensus.virtual;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * What a chain block accepted from one block of its mergeset.
 *
 * @param block the merged block
 * @param accepted ids of its transactions that were valid, in block order; the coinbase only of the selected parent
 */
public record MergedBlock(Hash block, List<Hash> accepted) {
    /** Copies the list. */
    public MergedBlock {
        accepted = List.copyOf(accepted);
    }
}
