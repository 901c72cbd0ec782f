package network.pyrin.chain;

import network.pyrin.crypto.Hash;

/** How far a block's proof of work exceeds the easiest one: every level halves the number of blocks. Source: protocol 4.8. */
public final class BlockLevel {
    private BlockLevel() {}

    /**
     * The level of a proof of work.
     *
     * @param powHash 32 bytes, read as a little-endian number
     * @param maxBlockLevel the network's largest level
     * @return 0 to {@code maxBlockLevel}
     */
    public static int of(Hash powHash, int maxBlockLevel) {
        return Math.max(0, maxBlockLevel - bitLength(powHash));
    }

    private static int bitLength(Hash littleEndian) {
        long[] words = {littleEndian.w3(), littleEndian.w2(), littleEndian.w1(), littleEndian.w0()};
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                return 64 * (words.length - i) - Long.numberOfLeadingZeros(Long.reverseBytes(words[i]));
            }
        }
        return 0;
    }
}
