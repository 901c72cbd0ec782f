package network.pyrin.crypto;

/**
 * The 32-bit floating form of difficulty targets ("bits"), the targets themselves and the work they stand for. Source:
 * protocol 3.8 (math/src/lib.rs, consensus/src/processes/difficulty.rs).
 */
public final class CompactTarget {
    /** The easiest target that the difficulty adjustment gives: 2^255 - 1. */
    public static final Uint256 MAX_TARGET = Uint256.MAX.shiftRight(1);

    private static final int SIGN_BIT = 0x00800000;
    private static final int MANTISSA_MAX = 0x7fffff;

    private CompactTarget() {}

    /**
     * Expands bits. A mantissa with the sign bit gives zero; an exponent of 35 or more wraps as in {@link
     * Uint256#shiftLeft} instead of failing, because hostile headers carry such bits.
     *
     * @param bits exponent in the high byte, mantissa in the low three
     * @return the target
     */
    public static Uint256 toTarget(int bits) {
        int exponent = bits >>> 24;
        int mantissa = bits & 0xffffff;
        if (exponent <= 3) {
            mantissa >>>= 8 * (3 - exponent);
        }
        if (mantissa > MANTISSA_MAX) {
            return Uint256.ZERO;
        }
        Uint256 unshifted = Uint256.ofLong(mantissa);
        return exponent <= 3 ? unshifted : unshifted.shiftLeft(8 * (exponent - 3));
    }

    /**
     * Compresses a target, rounding down to 23 significant bits or so.
     *
     * @param target any
     * @return bits
     */
    public static int ofTarget(Uint256 target) {
        int size = (target.bitLength() + 7) / 8;
        int mantissa = size <= 3
                ? (int) (target.w0() << 8 * (3 - size))
                : (int) target.shiftRight(8 * (size - 3)).w0();
        if ((mantissa & SIGN_BIT) != 0) {
            mantissa >>>= 8;
            size++;
        }
        return mantissa | size << 24;
    }

    /**
     * The expected number of hashes that a block of these bits stands for: 2^256 / (target + 1).
     *
     * @param bits compact target
     * @return its work
     * @throws ArithmeticException if it exceeds 192 bits: the target is below 2^64, which no valid block has
     */
    public static Uint192 work(int bits) {
        Uint256 target = toTarget(bits);
        if (target.bitLength() <= 64) {
            throw new ArithmeticException("work exceeds 192 bits: bits " + Integer.toHexString(bits));
        }
        // 2^256 itself does not fit, and 2^256 / (t + 1) = (2^256 - 1 - t) / (t + 1) + 1.
        return target.not()
                .dividedBy(target.plus(Uint256.ONE))
                .plus(Uint256.ONE)
                .toUint192();
    }
}
