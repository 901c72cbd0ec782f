package network.pyrin.chain;

import network.pyrin.crypto.CompactTarget;

/** Difficulty as people read it: how many times harder than the easiest target. Source: protocol 3.8. */
public final class Difficulty {
    private Difficulty() {}

    /**
     * The ratio that RPC reports.
     *
     * @param bits compact target
     * @param params the network's easiest target
     * @return at least about 1; infinite for a target of 0
     */
    public static double of(int bits, NetworkParams params) {
        return params.maxDifficultyTargetF64() / CompactTarget.toTarget(bits).toDouble();
    }
}
