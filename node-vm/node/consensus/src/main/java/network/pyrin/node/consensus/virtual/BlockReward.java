package network.pyrin.node.consensus.virtual;

import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Hash;

/**
 * What a merged block has earned, and for whom.
 *
 * @param block the merged block
 * @param subsidy leor, from its coinbase payload
 * @param fees leor, of its transactions that were accepted
 * @param script the miner's
 */
public record BlockReward(Hash block, long subsidy, long fees, ScriptPublicKey script) {
    /**
     * Subsidy and fees.
     *
     * @return leor
     */
    public long total() {
        return Math.addExact(subsidy, fees);
    }
}
