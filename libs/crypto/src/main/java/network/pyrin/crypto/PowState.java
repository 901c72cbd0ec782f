package network.pyrin.crypto;

import java.util.Arrays;

/**
 * Proof of work prepared for one header: what does not depend on the nonce is computed once. Used by one thread; each
 * mining thread takes its own {@link #copy}, which shares the matrix.
 *
 * <p>pow = BLAKE3(h1 xor fold(M · nibbles(h1))), h1 = BLAKE3(prePowHash ‖ timestamp ‖ 32 zero bytes ‖ nonce), read as a
 * little-endian number. Source: protocol 2.3 (consensus/pow/src/lib.rs).
 */
public final class PowState {
    private static final int FIRST_LENGTH = 80;

    private final PowMatrix matrix;
    private final PowVersion version;
    /** Chaining value after the first 64 of the 80 bytes; the nonce is in the second block. */
    private final int[] midstate;

    private final int[] block = new int[16];
    private final int[] inner = new int[8];
    private final int[] outer = new int[8];
    private final long[] vector = new long[PowMatrix.WORDS];
    private final int[] sums = new int[PowMatrix.SIZE];

    private PowState(PowMatrix matrix, PowVersion version, int[] midstate) {
        this.matrix = matrix;
        this.version = version;
        this.midstate = midstate;
    }

    /**
     * Prepares a header; generates its matrix.
     *
     * @param prePowHash header hash with timestamp and nonce zero
     * @param timestampMillis the header's timestamp
     * @param version which fold, by the header's DAA score
     * @return the state
     */
    public static PowState of(Hash prePowHash, long timestampMillis, PowVersion version) {
        return of(PowMatrix.generate(prePowHash), prePowHash, timestampMillis, version);
    }

    static PowState of(PowMatrix matrix, Hash prePowHash, long timestampMillis, PowVersion version) {
        int[] first = new int[16];
        putHash(first, prePowHash);
        first[8] = (int) timestampMillis;
        first[9] = (int) (timestampMillis >>> 32);
        int[] midstate = new int[8];
        Blake3Compression.compress(Blake3Compression.IV, first, 0, 64, Blake3Compression.CHUNK_START, midstate);
        return new PowState(matrix, version, midstate);
    }

    /**
     * An independent state of the same header, for another thread.
     *
     * @return a copy that shares the matrix
     */
    public PowState copy() {
        return new PowState(matrix, version, midstate);
    }

    /**
     * The same header with another timestamp; the pre-PoW hash, hence the matrix, does not depend on it.
     *
     * @param prePowHash the same pre-PoW hash
     * @param timestampMillis new timestamp
     * @return a state
     */
    public PowState withTimestamp(Hash prePowHash, long timestampMillis) {
        return of(matrix, prePowHash, timestampMillis, version);
    }

    /**
     * The first hash, before the matrix.
     *
     * @param nonce unsigned
     * @return BLAKE3 of the 80 bytes
     */
    Hash innerHash(long nonce) {
        computeInner(nonce);
        return Blake3Compression.toHash(inner);
    }

    /**
     * The proof-of-work value of a nonce.
     *
     * @param nonce unsigned
     * @return to be compared with the target
     */
    public Uint256 pow(long nonce) {
        computeInner(nonce);
        computeOuter();
        return new Uint256(outerWord(6), outerWord(4), outerWord(2), outerWord(0));
    }

    /**
     * Whether a nonce is a solution.
     *
     * @param nonce unsigned
     * @param target expanded from the header's bits
     * @return true if pow ≤ target
     */
    public boolean meets(long nonce, Uint256 target) {
        computeInner(nonce);
        computeOuter();
        int high = Long.compareUnsigned(outerWord(6), target.w3());
        return high < 0 || high == 0 && resultIsAtMost(target);
    }

    private boolean resultIsAtMost(Uint256 target) {
        return new Uint256(outerWord(6), outerWord(4), outerWord(2), outerWord(0)).compareTo(target) <= 0;
    }

    /** The second hash of any first hash: the matrix product, folded, xored, hashed. */
    Hash heavyHash(Hash first) {
        putHash(inner, first);
        computeOuter();
        return Blake3Compression.toHash(outer);
    }

    private void computeInner(long nonce) {
        clearBlock();
        block[2] = (int) nonce;
        block[3] = (int) (nonce >>> 32);
        int flags = Blake3Compression.CHUNK_END | Blake3Compression.ROOT;
        Blake3Compression.compress(midstate, block, 0, FIRST_LENGTH - 64, flags, inner);
    }

    private void computeOuter() {
        unpackNibbles();
        matrix.multiply(vector, sums);
        clearBlock();
        for (int word = 0; word < 8; word++) {
            block[word] = inner[word] ^ folded(word);
        }
        int flags = Blake3Compression.CHUNK_START | Blake3Compression.CHUNK_END | Blake3Compression.ROOT;
        Blake3Compression.compress(Blake3Compression.IV, block, 0, Hash.BYTES, flags, outer);
    }

    private void clearBlock() {
        Arrays.fill(block, 0);
    }

    /** The nibbles of the first hash, high nibble of each byte first, two bytes to a word. */
    private void unpackNibbles() {
        for (int word = 0; word < 8; word++) {
            vector[2 * word] = fourNibbles(inner[word]);
            vector[2 * word + 1] = fourNibbles(inner[word] >>> 16);
        }
    }

    private static long fourNibbles(long bytes) {
        return (bytes >>> 4 & 15) << 48 | (bytes & 15) << 32 | (bytes >>> 12 & 15) << 16 | bytes >>> 8 & 15;
    }

    /** Four bytes of the product: byte i is R(sum 2i) in the high and R(sum 2i + 1) in the low nibble. */
    private int folded(int word) {
        int bytes = 0;
        for (int i = 0; i < 4; i++) {
            int high = version.fold(sums[8 * word + 2 * i]);
            int low = version.fold(sums[8 * word + 2 * i + 1]);
            bytes |= (high << 4 | low) << 8 * i;
        }
        return bytes;
    }

    private long outerWord(int i) {
        return outer[i] & 0xffffffffL | (long) outer[i + 1] << 32;
    }

    private static void putHash(int[] words, Hash hash) {
        long[] parts = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
        for (int i = 0; i < 4; i++) {
            long part = Long.reverseBytes(parts[i]);
            words[2 * i] = (int) part;
            words[2 * i + 1] = (int) (part >>> 32);
        }
    }
}
