package network.pyrin.crypto;

/**
 * Sums difficulty targets in 320 bits, so that a whole window of the easiest targets does not overflow. Used by one
 * thread. Source: protocol 4.6.
 */
public final class TargetSum {
    private final long[] limbs = new long[5];

    /**
     * Adds a target.
     *
     * @param target any
     * @return this
     */
    public TargetSum add(Uint256 target) {
        long[] wide = {target.w0(), target.w1(), target.w2(), target.w3(), 0};
        Limbs.add(limbs, wide);
        return this;
    }

    /**
     * Takes a target out again, as a sliding window does.
     *
     * @param target one that was added
     * @return this
     */
    public TargetSum subtract(Uint256 target) {
        long[] wide = {target.w0(), target.w1(), target.w2(), target.w3(), 0};
        Limbs.subtract(limbs, wide);
        return this;
    }

    /**
     * The average, rounded down.
     *
     * @param count how many targets were added, not zero
     * @return floor(sum / count)
     * @throws ArithmeticException if count is zero, or so small that the average exceeds 256 bits
     */
    public Uint256 average(long count) {
        long[] quotient = limbs.clone();
        Limbs.divide(quotient, count);
        if (quotient[4] != 0) {
            throw new ArithmeticException("256-bit overflow");
        }
        return new Uint256(quotient[3], quotient[2], quotient[1], quotient[0]);
    }
}
