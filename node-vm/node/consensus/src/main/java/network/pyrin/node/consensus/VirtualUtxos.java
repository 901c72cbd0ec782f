package network.pyrin.node.consensus;

import java.util.Optional;
import java.util.function.BiConsumer;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.utxo.UtxoSet;
import network.pyrin.node.consensus.virtual.VirtualStage;
import network.pyrin.node.consensus.virtual.VirtualState;

/** Virtual's UTXO set for everybody. */
final class VirtualUtxos implements UtxoReader {
    private final VirtualStage virtual;

    VirtualUtxos(VirtualStage virtual) {
        this.virtual = virtual;
    }

    @Override
    public Optional<UtxoEntry> get(Outpoint outpoint) {
        return virtual.readUtxos(view -> view.utxos().get(outpoint));
    }

    @Override
    public VirtualState forEach(BiConsumer<Outpoint, UtxoEntry> entries) {
        try (VirtualStage.FrozenUtxos frozen = virtual.freeze()) {
            UtxoDiff diff = frozen.state().utxoDiff();
            UtxoSet.forEach(frozen.sinkSet(), (outpoint, entry) -> {
                if (!diff.removed().containsKey(outpoint)) {
                    entries.accept(outpoint, entry);
                }
            });
            diff.added().forEach(entries);
            return frozen.state();
        }
    }
}
