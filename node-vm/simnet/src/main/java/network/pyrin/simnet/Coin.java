package network.pyrin.simnet;

import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;

/**
 * An output that a wallet owns.
 *
 * @param outpoint where it was created
 * @param entry what it is
 */
record Coin(Outpoint outpoint, UtxoEntry entry) {}
