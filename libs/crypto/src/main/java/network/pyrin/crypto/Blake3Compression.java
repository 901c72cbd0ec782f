package network.pyrin.crypto;

import static java.lang.Integer.rotateRight;

/** The BLAKE3 compression function. Source: the BLAKE3 specification, sections 2.2 and 2.3. */
final class Blake3Compression {
    static final int CHUNK_START = 1;
    static final int CHUNK_END = 1 << 1;
    static final int PARENT = 1 << 2;
    static final int ROOT = 1 << 3;
    static final int KEYED_HASH = 1 << 4;

    private static final int IV0 = 0x6A09E667;
    private static final int IV1 = 0xBB67AE85;
    private static final int IV2 = 0x3C6EF372;
    private static final int IV3 = 0xA54FF53A;

    /** The initial chaining value of plain hashes. */
    static final int[] IV = {IV0, IV1, IV2, IV3, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};

    private static final int ROUNDS = 7;

    private Blake3Compression() {}

    /**
     * Compresses one block. Long, and dense, for a reason: with the state and the message in local variables it runs half as
     * fast again as with arrays and a mixing method. Each line of a round is half a quarter-round, to be read from the inside:
     * a += b + m; d = (d ^ a) >>> r; c += d; b = (b ^ c) >>> r'.
     *
     * @param chaining 8 words
     * @param block 16 words
     * @param counter chunk index, or 0 for parents
     * @param length bytes in the block
     * @param flags domain flags
     * @param out receives the 8 words of the new chaining value; may be {@code chaining}
     */
    static void compress(int[] chaining, int[] block, long counter, int length, int flags, int[] out) {
        int m0 = block[0];
        int m1 = block[1];
        int m2 = block[2];
        int m3 = block[3];
        int m4 = block[4];
        int m5 = block[5];
        int m6 = block[6];
        int m7 = block[7];
        int m8 = block[8];
        int m9 = block[9];
        int m10 = block[10];
        int m11 = block[11];
        int m12 = block[12];
        int m13 = block[13];
        int m14 = block[14];
        int m15 = block[15];
        int v0 = chaining[0];
        int v1 = chaining[1];
        int v2 = chaining[2];
        int v3 = chaining[3];
        int v4 = chaining[4];
        int v5 = chaining[5];
        int v6 = chaining[6];
        int v7 = chaining[7];
        int v8 = IV0;
        int v9 = IV1;
        int v10 = IV2;
        int v11 = IV3;
        int v12 = (int) counter;
        int v13 = (int) (counter >>> 32);
        int v14 = length;
        int v15 = flags;
        for (int round = 1; ; round++) {
            v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m0), 16)), 12);
            v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m1), 8)), 7);
            v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m2), 16)), 12);
            v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m3), 8)), 7);
            v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m4), 16)), 12);
            v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m5), 8)), 7);
            v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m6), 16)), 12);
            v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m7), 8)), 7);
            v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m8), 16)), 12);
            v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m9), 8)), 7);
            v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m10), 16)), 12);
            v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m11), 8)), 7);
            v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m12), 16)), 12);
            v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m13), 8)), 7);
            v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m14), 16)), 12);
            v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m15), 8)), 7);
            if (round == ROUNDS) {
                break;
            }
            // The permutation of the message words consists of two cycles of eight.
            int first = m0;
            m0 = m2;
            m2 = m3;
            m3 = m10;
            m10 = m12;
            m12 = m9;
            m9 = m11;
            m11 = m5;
            m5 = first;
            int second = m1;
            m1 = m6;
            m6 = m4;
            m4 = m7;
            m7 = m13;
            m13 = m14;
            m14 = m15;
            m15 = m8;
            m8 = second;
        }
        out[0] = v0 ^ v8;
        out[1] = v1 ^ v9;
        out[2] = v2 ^ v10;
        out[3] = v3 ^ v11;
        out[4] = v4 ^ v12;
        out[5] = v5 ^ v13;
        out[6] = v6 ^ v14;
        out[7] = v7 ^ v15;
    }

    /** The eight words of a digest, little-endian each, as a hash. */
    static Hash toHash(int[] words) {
        return new Hash(word(words, 0), word(words, 2), word(words, 4), word(words, 6));
    }

    private static long word(int[] words, int i) {
        return Long.reverseBytes(words[i] & 0xffffffffL | (long) words[i + 1] << 32);
    }
}
