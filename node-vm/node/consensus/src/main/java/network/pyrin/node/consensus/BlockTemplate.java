package network.pyrin.node.consensus;

import java.util.List;
import network.pyrin.chain.Block;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Hash;

/**
 * A block that only lacks its proof of work.
 *
 * @param block header with nonce 0 and the transactions, coinbase first
 * @param minerScript whom the block pays once it is merged
 * @param redReward whether the last coinbase output pays for merged reds, to this miner
 * @param fees leor per transaction after the coinbase
 * @param revision revision of the virtual state it is built on
 * @param selectedParent the sink it builds on
 * @param selectedParentTimestampMillis the sink's timestamp
 * @param selectedParentDaaScore the sink's DAA score
 */
public record BlockTemplate(
        Block block,
        ScriptPublicKey minerScript,
        boolean redReward,
        List<Long> fees,
        long revision,
        Hash selectedParent,
        long selectedParentTimestampMillis,
        long selectedParentDaaScore) {
    /** Copies the list. */
    public BlockTemplate {
        fees = List.copyOf(fees);
    }
}
