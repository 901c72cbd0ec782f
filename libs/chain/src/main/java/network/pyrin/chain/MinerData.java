package network.pyrin.chain;

import network.pyrin.crypto.Bytes;

/**
 * What a miner puts into its coinbase.
 *
 * @param scriptPublicKey who is paid when the block is merged
 * @param extraData free bytes after it
 */
public record MinerData(ScriptPublicKey scriptPublicKey, Bytes extraData) {}
