package network.pyrin.node.consensus.dag;

import java.math.BigInteger;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.Uint256;

/**
 * The target of the next block from the difficulty window: the average target, scaled by how long the window took against how
 * long it should have taken. Source: protocol 4.6.
 */
final class Difficulty {
    private static final BigInteger EASIEST = CompactTarget.MAX_TARGET.toBigInteger();
    private static final int MANTISSA_BITS = 24;
    private static final int MANTISSA_MASK = (1 << MANTISSA_BITS) - 1;
    /** A mantissa with this bit means target 0. */
    private static final int MANTISSA_SIGN = 1 << MANTISSA_BITS - 1;
    /** The exponent at which the mantissa is the target. */
    private static final int WHOLE_EXPONENT = 3;

    private final Dag dag;
    private final NetworkParams params;

    Difficulty(Dag dag) {
        this.dag = dag;
        this.params = dag.params();
    }

    /**
     * Bits for a window.
     *
     * @param window blocks in any order
     * @param sampleRate one of so many blocks is in the window
     */
    int bits(int[] window, long sampleRate) {
        if (window.length < params.minDifficultyWindowLen()) {
            return params.genesis().bits();
        }
        int oldest = 0;
        long latestMillis = Long.MIN_VALUE;
        for (int i = 0; i < window.length; i++) {
            latestMillis = Math.max(latestMillis, dag.timestampMillis(window[i]));
            if (comesBefore(window[i], window[oldest])) {
                oldest = i;
            }
        }
        long spanMillis = Math.max(latestMillis - dag.timestampMillis(window[oldest]), 1);
        int count = window.length - 1;
        long expectedMillis =
                Math.multiplyExact(Math.multiplyExact(params.targetTimePerBlockMillis(), sampleRate), (long) count);
        BigInteger next = sum(window, oldest)
                .divide(BigInteger.valueOf(count))
                .multiply(BigInteger.valueOf(spanMillis))
                .divide(BigInteger.valueOf(expectedMillis))
                .min(EASIEST);
        return CompactTarget.ofTarget(Uint256.ofBigInteger(next));
    }

    private boolean comesBefore(int a, int b) {
        int order = Long.compare(dag.timestampMillis(a), dag.timestampMillis(b));
        return order != 0 ? order < 0 : dag.compare(a, b) < 0;
    }

    /**
     * Sum of the targets. A compact target is a mantissa shifted by whole bytes, and blocks of a window nearly all share the
     * shift: so mantissas are summed as longs, and wide arithmetic happens once per run.
     */
    private BigInteger sum(int[] window, int without) {
        BigInteger sum = BigInteger.ZERO;
        long mantissas = 0;
        int exponent = WHOLE_EXPONENT;
        for (int i = 0; i < window.length; i++) {
            int bits = dag.bits(window[i]);
            if (i == without || (bits & MANTISSA_SIGN) != 0) {
                continue;
            }
            int shift = bits >>> MANTISSA_BITS;
            if (Math.max(shift, WHOLE_EXPONENT) != exponent) {
                sum = sum.add(shifted(mantissas, exponent));
                mantissas = 0;
                exponent = Math.max(shift, WHOLE_EXPONENT);
            }
            mantissas += (bits & MANTISSA_MASK) >>> Byte.SIZE * (exponent - shift);
        }
        return sum.add(shifted(mantissas, exponent));
    }

    private static BigInteger shifted(long mantissas, int exponent) {
        return BigInteger.valueOf(mantissas).shiftLeft(Byte.SIZE * (exponent - WHOLE_EXPONENT));
    }
}
