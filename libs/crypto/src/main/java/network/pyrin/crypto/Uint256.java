package network.pyrin.crypto;

import java.math.BigInteger;

/**
 * An unsigned 256-bit integer: difficulty targets and proof-of-work values. Immutable.
 *
 * <p>Sums, differences and products that do not fit are errors. Shifts take their count modulo 256, as the reference
 * implementation does in release builds (protocol 3.8): only a hostile compact target ever reaches that case.
 *
 * @param w3 most significant 64 bits
 * @param w2 bits 128 to 191
 * @param w1 bits 64 to 127
 * @param w0 least significant 64 bits
 */
public record Uint256(long w3, long w2, long w1, long w0) implements Comparable<Uint256> {
    /** Length of the byte forms. */
    public static final int BYTES = 32;

    /** Zero. */
    public static final Uint256 ZERO = new Uint256(0, 0, 0, 0);

    /** One. */
    public static final Uint256 ONE = new Uint256(0, 0, 0, 1);

    /** 2^256 - 1. */
    public static final Uint256 MAX = new Uint256(-1, -1, -1, -1);

    private static final int LIMBS = 4;

    /**
     * A 64-bit number.
     *
     * @param value unsigned
     * @return the number
     */
    public static Uint256 ofLong(long value) {
        return new Uint256(0, 0, 0, value);
    }

    /**
     * Widens a 192-bit number.
     *
     * @param value any
     * @return the same number
     */
    public static Uint256 of(Uint192 value) {
        return new Uint256(0, value.hi(), value.mid(), value.lo());
    }

    /**
     * Reads a hash as a number: its bytes are little-endian (proof of work).
     *
     * @param hash any hash
     * @return the number
     */
    public static Uint256 ofHash(Hash hash) {
        return new Uint256(
                Long.reverseBytes(hash.w3()),
                Long.reverseBytes(hash.w2()),
                Long.reverseBytes(hash.w1()),
                Long.reverseBytes(hash.w0()));
    }

    /**
     * Reads 32 little-endian bytes.
     *
     * @param bytes exactly 32 bytes
     * @return the number
     * @throws IllegalArgumentException for another length
     */
    public static Uint256 ofLittleEndian(byte[] bytes) {
        return ofHash(Hash.of(bytes));
    }

    /**
     * Reads big-endian bytes.
     *
     * @param bytes at most 32 bytes
     * @return the number
     * @throws IllegalArgumentException if longer
     */
    public static Uint256 ofBigEndian(byte[] bytes) {
        if (bytes.length > BYTES) {
            throw new IllegalArgumentException("a 256-bit number has at most 32 bytes, not " + bytes.length);
        }
        byte[] padded = new byte[BYTES];
        System.arraycopy(bytes, 0, padded, BYTES - bytes.length, bytes.length);
        return new Uint256(
                Words.longBigEndian(padded, 0),
                Words.longBigEndian(padded, 8),
                Words.longBigEndian(padded, 16),
                Words.longBigEndian(padded, 24));
    }

    /**
     * Converts a {@link BigInteger}.
     *
     * @param value 0 to 2^256 - 1
     * @return the number
     * @throws ArithmeticException if out of range
     */
    public static Uint256 ofBigInteger(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 256) {
            throw new ArithmeticException("not an unsigned 256-bit number: " + value);
        }
        return new Uint256(
                value.shiftRight(192).longValue(),
                value.shiftRight(128).longValue(),
                value.shiftRight(64).longValue(),
                value.longValue());
    }

    /**
     * The sum.
     *
     * @param other addend
     * @return this + other
     * @throws ArithmeticException if it exceeds 256 bits
     */
    public Uint256 plus(Uint256 other) {
        long[] sum = limbs();
        if (Limbs.add(sum, other.limbs()) != 0) {
            throw new ArithmeticException("256-bit overflow");
        }
        return ofLimbs(sum);
    }

    /**
     * The difference.
     *
     * @param other subtrahend, not above this number
     * @return this - other
     * @throws ArithmeticException if it is negative
     */
    public Uint256 minus(Uint256 other) {
        long[] difference = limbs();
        if (Limbs.subtract(difference, other.limbs()) != 0) {
            throw new ArithmeticException("256-bit underflow");
        }
        return ofLimbs(difference);
    }

    /**
     * The product with a 64-bit number.
     *
     * @param factor unsigned
     * @return this · factor
     * @throws ArithmeticException if it exceeds 256 bits
     */
    public Uint256 times(long factor) {
        long[] product = limbs();
        if (Limbs.multiply(product, factor) != 0) {
            throw new ArithmeticException("256-bit overflow");
        }
        return ofLimbs(product);
    }

    /**
     * The quotient by a 64-bit number, rounded down.
     *
     * @param divisor unsigned, not zero
     * @return floor(this / divisor)
     * @throws ArithmeticException if the divisor is zero
     */
    public Uint256 dividedBy(long divisor) {
        long[] quotient = limbs();
        Limbs.divide(quotient, divisor);
        return ofLimbs(quotient);
    }

    /**
     * Scales with a 320-bit intermediate product, as the difficulty adjustment needs.
     *
     * @param factor unsigned
     * @param divisor unsigned, not zero
     * @return floor(this · factor / divisor), or {@link #MAX} if that does not fit
     * @throws ArithmeticException if the divisor is zero
     */
    public Uint256 scaled(long factor, long divisor) {
        long[] wide = {w0, w1, w2, w3, 0};
        Limbs.multiply(wide, factor);
        Limbs.divide(wide, divisor);
        return wide[LIMBS] == 0 ? ofLimbs(wide) : MAX;
    }

    /**
     * The quotient, rounded down. Cost grows with the length of the quotient in bits.
     *
     * @param divisor not zero
     * @return floor(this / divisor)
     * @throws ArithmeticException if the divisor is zero
     */
    public Uint256 dividedBy(Uint256 divisor) {
        int shift = bitLength() - divisor.bitLength();
        if (divisor.equals(ZERO)) {
            throw new ArithmeticException("division by zero");
        }
        if (shift < 0) {
            return ZERO;
        }
        long[] rest = limbs();
        long[] step = divisor.shiftLeft(shift).limbs();
        long[] quotient = new long[LIMBS];
        for (int bit = shift; bit >= 0; bit--) {
            if (Limbs.compare(rest, step) >= 0) {
                Limbs.subtract(rest, step);
                quotient[bit >> 6] |= 1L << bit;
            }
            Limbs.shiftRightOne(step);
        }
        return ofLimbs(quotient);
    }

    /**
     * All bits inverted.
     *
     * @return 2^256 - 1 - this
     */
    public Uint256 not() {
        return new Uint256(~w3, ~w2, ~w1, ~w0);
    }

    /**
     * Shifts to the left; bits beyond 256 are lost.
     *
     * @param count taken modulo 256
     * @return this · 2^count mod 2^256
     */
    public Uint256 shiftLeft(int count) {
        int words = (count & 255) >> 6;
        int bits = count & 63;
        long[] from = limbs();
        long[] to = new long[LIMBS];
        for (int i = words; i < LIMBS; i++) {
            to[i] = from[i - words] << bits;
            if (bits != 0 && i > words) {
                to[i] |= from[i - words - 1] >>> (64 - bits);
            }
        }
        return ofLimbs(to);
    }

    /**
     * Shifts to the right.
     *
     * @param count taken modulo 256
     * @return floor(this / 2^count)
     */
    public Uint256 shiftRight(int count) {
        int words = (count & 255) >> 6;
        int bits = count & 63;
        long[] from = limbs();
        long[] to = new long[LIMBS];
        for (int i = words; i < LIMBS; i++) {
            to[i - words] = from[i] >>> bits;
            if (bits != 0 && i + 1 < LIMBS) {
                to[i - words] |= from[i + 1] << (64 - bits);
            }
        }
        return ofLimbs(to);
    }

    /**
     * Number of significant bits.
     *
     * @return 0 for zero, else the index of the highest set bit plus one
     */
    public int bitLength() {
        return Limbs.bitLength(limbs());
    }

    /**
     * Narrows to 192 bits.
     *
     * @return the same number
     * @throws ArithmeticException if it exceeds 192 bits
     */
    public Uint192 toUint192() {
        if (w3 != 0) {
            throw new ArithmeticException("192-bit overflow");
        }
        return new Uint192(w2, w1, w0);
    }

    /**
     * The number as a hash: 32 little-endian bytes.
     *
     * @return the inverse of {@link #ofHash}
     */
    public Hash toHash() {
        return new Hash(Long.reverseBytes(w0), Long.reverseBytes(w1), Long.reverseBytes(w2), Long.reverseBytes(w3));
    }

    /**
     * Little-endian bytes.
     *
     * @return 32 bytes
     */
    public byte[] toLittleEndian() {
        return toHash().toBytes();
    }

    /**
     * Big-endian bytes.
     *
     * @return 32 bytes
     */
    public byte[] toBigEndian() {
        return new Hash(w3, w2, w1, w0).toBytes();
    }

    /**
     * The same number as a {@link BigInteger}.
     *
     * @return a non-negative number
     */
    public BigInteger toBigInteger() {
        return new BigInteger(1, toBigEndian());
    }

    /**
     * The nearest {@code double}.
     *
     * @return 0 to about 1.16e77
     */
    public double toDouble() {
        return toBigInteger().doubleValue();
    }

    /**
     * Big-endian hex without leading zeros, "0" for zero.
     *
     * @return 1 to 64 digits
     */
    public String toHex() {
        return toBigInteger().toString(16);
    }

    @Override
    public int compareTo(Uint256 other) {
        if (w3 != other.w3) {
            return Long.compareUnsigned(w3, other.w3);
        }
        if (w2 != other.w2) {
            return Long.compareUnsigned(w2, other.w2);
        }
        return w1 != other.w1 ? Long.compareUnsigned(w1, other.w1) : Long.compareUnsigned(w0, other.w0);
    }

    @Override
    public String toString() {
        return toHex();
    }

    private long[] limbs() {
        return new long[] {w0, w1, w2, w3};
    }

    private static Uint256 ofLimbs(long[] limbs) {
        return new Uint256(limbs[3], limbs[2], limbs[1], limbs[0]);
    }
}
