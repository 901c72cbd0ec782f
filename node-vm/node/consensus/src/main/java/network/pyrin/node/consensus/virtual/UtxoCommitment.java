package network.pyrin.node.consensus.virtual;

import network.pyrin.crypto.Hash;

/** The commitment to a UTXO set, computed when first asked for: it costs a modular inversion. Thread-safe. */
public interface UtxoCommitment {
    /**
     * The commitment.
     *
     * @return what a header's {@code utxoCommitment} must say
     */
    Hash hash();
}
