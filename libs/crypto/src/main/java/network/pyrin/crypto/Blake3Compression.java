package network.pyrin.crypto;

/** The BLAKE3 compression function. Source: the BLAKE3 specification, sections 2.2 and 2.3. */
final class Blake3Compression {
    static final int CHUNK_START = 1;
    static final int CHUNK_END = 1 << 1;
    static final int PARENT = 1 << 2;
    static final int ROOT = 1 << 3;
    static final int KEYED_HASH = 1 << 4;

    static final int[] IV = {
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19
    };

    private static final int ROUNDS = 7;

    /** The order of message words in each round: the permutation of the specification, iterated. */
    private static final int[][] SCHEDULE = schedule();

    private Blake3Compression() {}

    private static int[][] schedule() {
        int[] permutation = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};
        int[][] schedule = new int[ROUNDS][16];
        for (int i = 0; i < 16; i++) {
            schedule[0][i] = i;
        }
        for (int round = 1; round < ROUNDS; round++) {
            for (int i = 0; i < 16; i++) {
                schedule[round][i] = schedule[round - 1][permutation[i]];
            }
        }
        return schedule;
    }

    /**
     * Compresses one block.
     *
     * @param chaining 8 words
     * @param block 16 words
     * @param counter chunk index, or 0 for parents
     * @param length bytes in the block
     * @param flags domain flags
     * @param out receives the 8 words of the new chaining value; may be {@code chaining}
     */
    static void compress(int[] chaining, int[] block, long counter, int length, int flags, int[] out) {
        int[] v = new int[16];
        System.arraycopy(chaining, 0, v, 0, 8);
        System.arraycopy(IV, 0, v, 8, 4);
        v[12] = (int) counter;
        v[13] = (int) (counter >>> 32);
        v[14] = length;
        v[15] = flags;
        for (int[] s : SCHEDULE) {
            mix(v, 0, 4, 8, 12, block[s[0]], block[s[1]]);
            mix(v, 1, 5, 9, 13, block[s[2]], block[s[3]]);
            mix(v, 2, 6, 10, 14, block[s[4]], block[s[5]]);
            mix(v, 3, 7, 11, 15, block[s[6]], block[s[7]]);
            mix(v, 0, 5, 10, 15, block[s[8]], block[s[9]]);
            mix(v, 1, 6, 11, 12, block[s[10]], block[s[11]]);
            mix(v, 2, 7, 8, 13, block[s[12]], block[s[13]]);
            mix(v, 3, 4, 9, 14, block[s[14]], block[s[15]]);
        }
        for (int i = 0; i < 8; i++) {
            out[i] = v[i] ^ v[i + 8];
        }
    }

    private static void mix(int[] v, int a, int b, int c, int d, int x, int y) {
        v[a] += v[b] + x;
        v[d] = Integer.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Integer.rotateRight(v[b] ^ v[c], 12);
        v[a] += v[b] + y;
        v[d] = Integer.rotateRight(v[d] ^ v[a], 8);
        v[c] += v[d];
        v[b] = Integer.rotateRight(v[b] ^ v[c], 7);
    }

    /** The eight words of a digest, little-endian each, as a hash. */
    static Hash toHash(int[] words) {
        return new Hash(word(words, 0), word(words, 2), word(words, 4), word(words, 6));
    }

    private static long word(int[] words, int i) {
        return Long.reverseBytes(words[i] & 0xffffffffL | (long) words[i + 1] << 32);
    }
}
