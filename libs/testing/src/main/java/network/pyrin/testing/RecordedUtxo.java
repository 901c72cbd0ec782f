package network.pyrin.testing;

import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;

/**
 * One line of a recorded UTXO set.
 *
 * @param outpoint where it was created
 * @param entry what it is
 */
public record RecordedUtxo(Outpoint outpoint, UtxoEntry entry) {}
