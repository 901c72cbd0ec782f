package network.pyrin.crypto;

/**
 * Integers modulo p = 2^3072 - 1,103,717, the group of the UTXO commitment, as arrays of 48 little-endian limbs. Values are
 * kept below 2^3072, not always below p; {@link #reduce} gives the canonical one. Source: protocol 3.5
 * (crypto/muhash/src/u3072.rs).
 */
final class Field3072 {
    static final int LIMBS = 48;
    static final int BYTES = 384;

    /** 2^3072 - p: what a carry out of the top limb is worth. */
    static final long COMPLEMENT = 1_103_717L;

    private Field3072() {}

    static long[] one() {
        long[] one = new long[LIMBS];
        one[0] = 1;
        return one;
    }

    /** Reads 384 little-endian bytes; the value may be at or above p. */
    static long[] ofBytes(byte[] bytes) {
        long[] value = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            value[i] = Words.longLittleEndian(bytes, 8 * i);
        }
        return value;
    }

    static byte[] toBytes(long[] value) {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < LIMBS; i++) {
            Words.putLongLittleEndian(bytes, 8 * i, value[i]);
        }
        return bytes;
    }

    /** Whether a value is not below p: all limbs are ones but the lowest, which is at least the lowest limb of p. */
    static boolean isAtLeastPrime(long[] value) {
        for (int i = 1; i < LIMBS; i++) {
            if (value[i] != -1) {
                return false;
            }
        }
        return Long.compareUnsigned(value[0], -COMPLEMENT) >= 0;
    }

    /** Makes a value canonical, in place. */
    static void reduce(long[] value) {
        if (isAtLeastPrime(value)) {
            Limbs.add(value, COMPLEMENT);
        }
    }

    /** Multiplies in place: target = target · factor. */
    static void multiply(long[] target, long[] factor) {
        long[] product = new long[2 * LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            product[i + LIMBS] = addProduct(product, i, target[i], factor);
        }
        fold(product, target);
    }

    /** product[at..at+48) += word · factor; returns the carry. */
    private static long addProduct(long[] product, int at, long word, long[] factor) {
        long carry = 0;
        for (int j = 0; j < LIMBS; j++) {
            long low = word * factor[j];
            long high = Math.unsignedMultiplyHigh(word, factor[j]);
            long sum = low + carry;
            high += Limbs.lessUnsigned(sum, carry);
            long total = sum + product[at + j];
            high += Limbs.lessUnsigned(total, sum);
            product[at + j] = total;
            carry = high;
        }
        return carry;
    }

    /** target = product mod p, up to one p: the upper half is worth itself times the complement. */
    private static void fold(long[] product, long[] target) {
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long word = product[i + LIMBS];
            long low = word * COMPLEMENT;
            long high = Math.unsignedMultiplyHigh(word, COMPLEMENT);
            long sum = low + carry;
            high += Limbs.lessUnsigned(sum, carry);
            long total = sum + product[i];
            high += Limbs.lessUnsigned(total, sum);
            target[i] = total;
            carry = high;
        }
        // The carry has about 21 bits; a second one can only follow a wrap to a tiny value, so it ends there.
        if (Limbs.add(target, carry * COMPLEMENT) != 0) {
            Limbs.add(target, COMPLEMENT);
        }
    }

    /**
     * The inverse, canonical.
     *
     * @throws ArithmeticException for a multiple of p, which no one can find an element for
     */
    static long[] inverse(long[] value) {
        long[] canonical = value.clone();
        reduce(canonical);
        if (Limbs.bitLength(canonical) == 0) {
            throw new ArithmeticException("zero has no inverse");
        }
        return Inverse3072.of(canonical);
    }
}
