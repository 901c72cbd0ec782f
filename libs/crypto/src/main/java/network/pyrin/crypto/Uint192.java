package network.pyrin.crypto;

import java.math.BigInteger;

/**
 * An unsigned 192-bit integer: blue work. Immutable; arithmetic wraps nowhere, an overflow is an error.
 *
 * @param hi most significant 64 bits
 * @param mid middle 64 bits
 * @param lo least significant 64 bits
 */
public record Uint192(long hi, long mid, long lo) implements Comparable<Uint192> {
    /** Zero. */
    public static final Uint192 ZERO = new Uint192(0, 0, 0);

    /** Largest length of the big-endian form in bytes. */
    public static final int BYTES_MAX = 24;

    /**
     * Adds.
     *
     * @param other addend
     * @return the sum
     * @throws ArithmeticException if it exceeds 192 bits
     */
    public Uint192 plus(Uint192 other) {
        long l = lo + other.lo;
        long carry = Long.compareUnsigned(l, lo) < 0 ? 1 : 0;
        long m = mid + other.mid;
        long carryMid = Long.compareUnsigned(m, mid) < 0 ? 1 : 0;
        m += carry;
        if (carry == 1 && m == 0) {
            carryMid = 1;
        }
        long h = hi + other.hi;
        boolean overflow = Long.compareUnsigned(h, hi) < 0;
        h += carryMid;
        if (overflow || (carryMid == 1 && h == 0)) {
            throw new ArithmeticException("192-bit overflow");
        }
        return new Uint192(h, m, l);
    }

    /**
     * Subtracts.
     *
     * @param other subtrahend, not above this number
     * @return the difference
     * @throws ArithmeticException if it is negative
     */
    public Uint192 minus(Uint192 other) {
        return Uint256.of(this).minus(Uint256.of(other)).toUint192();
    }

    /**
     * A 64-bit number.
     *
     * @param value unsigned
     * @return the number
     */
    public static Uint192 ofLong(long value) {
        return new Uint192(0, 0, value);
    }

    /**
     * Reads a big-endian number; leading zeros are tolerated.
     *
     * @param bytes at most 24 bytes
     * @return the number
     * @throws IllegalArgumentException if longer than 24 bytes
     */
    public static Uint192 ofBigEndian(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException("blue work has at most 24 bytes, not " + bytes.length);
        }
        byte[] padded = new byte[BYTES_MAX];
        System.arraycopy(bytes, 0, padded, BYTES_MAX - bytes.length, bytes.length);
        return new Uint192(
                Words.longBigEndian(padded, 0), Words.longBigEndian(padded, 8), Words.longBigEndian(padded, 16));
    }

    /**
     * Parses big-endian hex, an odd number of digits allowed.
     *
     * @param hex up to 48 digits; empty is zero
     * @return the number
     * @throws IllegalArgumentException if it is not hex or too long
     */
    public static Uint192 ofHex(String hex) {
        return ofBigEndian(
                Bytes.ofHex((hex.length() & 1) == 1 ? "0" + hex : hex).unsafeArray());
    }

    /**
     * Big-endian bytes without leading zeros; zero gives an empty array (the header hash and the wire use this form).
     *
     * @return 0 to 24 bytes
     */
    public byte[] toTrimmedBigEndian() {
        byte[] full = new byte[BYTES_MAX];
        Words.putLongBigEndian(full, 0, hi);
        Words.putLongBigEndian(full, 8, mid);
        Words.putLongBigEndian(full, 16, lo);
        int skip = 0;
        while (skip < BYTES_MAX && full[skip] == 0) {
            skip++;
        }
        byte[] trimmed = new byte[BYTES_MAX - skip];
        System.arraycopy(full, skip, trimmed, 0, trimmed.length);
        return trimmed;
    }

    /**
     * The same number as a {@link BigInteger}.
     *
     * @return a non-negative number
     */
    public BigInteger toBigInteger() {
        return new BigInteger(1, toTrimmedBigEndian());
    }

    /**
     * Big-endian hex without leading zeros, "0" for zero.
     *
     * @return 1 to 48 digits
     */
    public String toHex() {
        return toBigInteger().toString(16);
    }

    @Override
    public int compareTo(Uint192 other) {
        int c = Long.compareUnsigned(hi, other.hi);
        if (c != 0) {
            return c;
        }
        c = Long.compareUnsigned(mid, other.mid);
        return c != 0 ? c : Long.compareUnsigned(lo, other.lo);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
