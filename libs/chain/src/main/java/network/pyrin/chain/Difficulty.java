package network.pyrin.chain;

/** Difficulty as people read it: how many times harder than the easiest target. Source: protocol 3.8. */
public final class Difficulty {
    private static final int MANTISSA_SIGN = 0x800000;

    private Difficulty() {}

    /**
     * The ratio that RPC reports.
     *
     * @param bits compact target
     * @param params the network's easiest target
     * @return at least about 1; infinite for a target of 0
     */
    public static double of(int bits, NetworkParams params) {
        return params.maxDifficultyTargetF64() / target(bits);
    }

    /** Exact: a compact target has 23 significant bits. */
    private static double target(int bits) {
        int mantissa = bits & 0xffffff;
        int exponent = bits >>> 24;
        if ((mantissa & MANTISSA_SIGN) != 0) {
            return 0;
        }
        return exponent <= 3 ? mantissa >>> 8 * (3 - exponent) : Math.scalb((double) mantissa, 8 * (exponent - 3));
    }
}
