package network.pyrin.node.consensus;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.virtual.ChainBlock;

/**
 * The way from one block to the sink along selected chains.
 *
 * @param removed blocks to leave, descending, the starting block first; empty if it is a chain block
 * @param added chain blocks to enter, ascending, the sink last
 */
public record ChainPath(List<Hash> removed, List<ChainBlock> added) {
    /** Copies the lists. */
    public ChainPath {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }
}
