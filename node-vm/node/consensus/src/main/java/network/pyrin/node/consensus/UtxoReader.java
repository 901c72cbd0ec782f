package network.pyrin.node.consensus;

import java.util.function.BiConsumer;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.utxo.UtxoView;
import network.pyrin.node.consensus.virtual.VirtualState;

/** Virtual's UTXO set: the stored set at the sink seen through virtual's difference. Thread-safe. */
public interface UtxoReader extends UtxoView {
    /**
     * Walks the whole set as it is at one moment, without holding anything up.
     *
     * @param entries is given each outpoint and output, in no particular order
     * @return the state the set belongs to
     */
    VirtualState forEach(BiConsumer<Outpoint, UtxoEntry> entries);
}
