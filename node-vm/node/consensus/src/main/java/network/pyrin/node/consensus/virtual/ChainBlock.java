package network.pyrin.node.consensus.virtual;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * A block of the selected chain with what it accepted.
 *
 * @param hash the chain block
 * @param acceptance per block of its mergeset, selected parent first, then ascending
 */
public record ChainBlock(Hash hash, List<MergedBlock> acceptance) {
    /** Copies the list. */
    public ChainBlock {
        acceptance = List.copyOf(acceptance);
    }
}
