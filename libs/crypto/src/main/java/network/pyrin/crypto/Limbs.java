package network.pyrin.crypto;

/**
 * Schoolbook arithmetic on unsigned numbers of any fixed length, kept as little-endian arrays of 64-bit limbs. The wide
 * integers and the MuHash field stand on it. Operations work in place on their first argument.
 */
final class Limbs {
    private Limbs() {}

    /** Adds; both have the same length. Returns the carry out, 0 or 1. */
    static long add(long[] target, long[] addend) {
        long carry = 0;
        for (int i = 0; i < target.length; i++) {
            long sum = target[i] + addend[i];
            long carryOut = lessUnsigned(sum, addend[i]);
            target[i] = sum + carry;
            carry = carryOut + lessUnsigned(target[i], carry);
        }
        return carry;
    }

    /** Adds one limb at the lowest place. Returns the carry out, 0 or 1. */
    static long add(long[] target, long addend) {
        long carry = addend;
        for (int i = 0; i < target.length && carry != 0; i++) {
            target[i] += carry;
            carry = lessUnsigned(target[i], carry);
        }
        return carry;
    }

    /** Subtracts; the subtrahend may be shorter. Returns the borrow, 0 or 1. */
    static long subtract(long[] target, long[] subtrahend) {
        long borrow = 0;
        for (int i = 0; i < target.length; i++) {
            long word = i < subtrahend.length ? subtrahend[i] : 0;
            long difference = target[i] - word;
            long borrowOut = lessUnsigned(target[i], word) + lessUnsigned(difference, borrow);
            target[i] = difference - borrow;
            borrow = borrowOut;
        }
        return borrow;
    }

    /** Multiplies by one limb. Returns the limb that overflows. */
    static long multiply(long[] target, long factor) {
        long carry = 0;
        for (int i = 0; i < target.length; i++) {
            long low = target[i] * factor;
            long high = Math.unsignedMultiplyHigh(target[i], factor);
            target[i] = low + carry;
            carry = high + lessUnsigned(target[i], carry);
        }
        return carry;
    }

    /** Divides by one limb, rounding down. Returns the remainder. */
    static long divide(long[] target, long divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("division by zero");
        }
        long remainder = 0;
        for (int i = target.length - 1; i >= 0; i--) {
            long word = target[i];
            target[i] = divide(remainder, word, divisor);
            remainder = word - target[i] * divisor;
        }
        return remainder;
    }

    /**
     * Divides a 128-bit number by a 64-bit one; the quotient fits because high is below the divisor. Two steps of long
     * division in base 2^32 on a normalised divisor (Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D).
     */
    private static long divide(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        int shift = Long.numberOfLeadingZeros(divisor);
        long d = divisor << shift;
        long upper = shift == 0 ? high : high << shift | low >>> (64 - shift);
        long lower = low << shift;
        long q1 = digit(upper, lower >>> 32, d);
        long rest = (upper << 32 | lower >>> 32) - q1 * d;
        long q0 = digit(rest, lower & 0xffffffffL, d);
        return q1 << 32 | q0;
    }

    /** One base-2^32 quotient digit of (upper · 2^32 + next) / d, where d has its top bit set and upper is below d. */
    private static long digit(long upper, long next, long d) {
        long dHigh = d >>> 32;
        long dLow = d & 0xffffffffL;
        long q = Long.divideUnsigned(upper, dHigh);
        long r = upper - q * dHigh;
        while (q >>> 32 != 0 || Long.compareUnsigned(q * dLow, r << 32 | next) > 0) {
            q--;
            r += dHigh;
            if (r >>> 32 != 0) {
                break;
            }
        }
        return q;
    }

    /** Halves. */
    static void shiftRightOne(long[] target) {
        for (int i = 0; i < target.length; i++) {
            long above = i + 1 < target.length ? target[i + 1] << 63 : 0;
            target[i] = target[i] >>> 1 | above;
        }
    }

    /** Compares two numbers of the same length. */
    static int compare(long[] left, long[] right) {
        for (int i = left.length - 1; i >= 0; i--) {
            if (left[i] != right[i]) {
                return Long.compareUnsigned(left[i], right[i]);
            }
        }
        return 0;
    }

    /** Number of significant bits. */
    static int bitLength(long[] limbs) {
        for (int i = limbs.length - 1; i >= 0; i--) {
            if (limbs[i] != 0) {
                return 64 * i + 64 - Long.numberOfLeadingZeros(limbs[i]);
            }
        }
        return 0;
    }

    /** 1 if left is below right as unsigned numbers, else 0: the carry of a sum, the borrow of a difference. */
    static long lessUnsigned(long left, long right) {
        return Long.compareUnsigned(left, right) < 0 ? 1 : 0;
    }
}
