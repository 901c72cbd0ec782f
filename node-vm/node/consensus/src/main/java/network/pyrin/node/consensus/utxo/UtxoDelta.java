package network.pyrin.node.consensus.utxo;

import java.util.Map;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;

/**
 * Two maps that lead from one UTXO set to another. An outpoint may stand in both: then an output was replaced by one of another
 * DAA score (the same transaction accepted by another chain block).
 */
public sealed interface UtxoDelta permits UtxoDiff, UtxoDiffBuilder {
    /**
     * Outputs that are in the second set only.
     *
     * @return a read-only view
     */
    Map<Outpoint, UtxoEntry> added();

    /**
     * Outputs that are in the first set only.
     *
     * @return a read-only view
     */
    Map<Outpoint, UtxoEntry> removed();
}
