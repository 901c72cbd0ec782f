package network.pyrin.node.consensus.virtual;

import network.pyrin.node.consensus.utxo.UtxoView;

/**
 * A virtual state with its UTXO set, for reading at one moment.
 *
 * @param state the state
 * @param utxos virtual's UTXO set in that state
 */
public record VirtualView(VirtualState state, UtxoView utxos) {}
