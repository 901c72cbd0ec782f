package network.pyrin.crypto;

/**
 * The generator that fills proof-of-work matrices. Deterministic, not for secrets. Used by one thread. Source: Blackman
 * and Vigna, "Scrambled linear pseudorandom number generators"; protocol 2.3.
 */
public final class Xoshiro256PlusPlus {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /**
     * Seeds the generator with the four little-endian words of a hash.
     *
     * @param seed the pre-PoW hash
     */
    public Xoshiro256PlusPlus(Hash seed) {
        s0 = Long.reverseBytes(seed.w0());
        s1 = Long.reverseBytes(seed.w1());
        s2 = Long.reverseBytes(seed.w2());
        s3 = Long.reverseBytes(seed.w3());
    }

    /**
     * The next word.
     *
     * @return 64 bits
     */
    public long next() {
        long result = s0 + Long.rotateLeft(s0 + s3, 23);
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }
}
