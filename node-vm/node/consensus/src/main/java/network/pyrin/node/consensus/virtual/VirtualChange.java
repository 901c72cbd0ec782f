package network.pyrin.node.consensus.virtual;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.utxo.UtxoDiff;

/**
 * From one virtual state to the next.
 *
 * @param state the new state
 * @param utxos from the former virtual UTXO set to the new one
 * @param removedChain blocks that left the selected chain, the former sink first
 * @param addedChain blocks that joined it, the new sink last, with what they accept
 */
public record VirtualChange(VirtualState state, UtxoDiff utxos, List<Hash> removedChain, List<ChainBlock> addedChain) {
    /** Copies the lists. */
    public VirtualChange {
        removedChain = List.copyOf(removedChain);
        addedChain = List.copyOf(addedChain);
    }
}
