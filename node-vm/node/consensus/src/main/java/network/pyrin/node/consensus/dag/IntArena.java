package network.pyrin.node.consensus.dag;

import java.util.Arrays;

/**
 * Immutable int records of any length up to a chunk, packed one after the other; a record never crosses chunks, so a reader
 * needs one array and one position. One writer; readers see what was published to them.
 */
final class IntArena {
    private static final int SHIFT = 16;
    private static final int MASK = (1 << SHIFT) - 1;

    private int[][] chunks = new int[0][];
    private int used = MASK + 1;

    /** Longest record. */
    static final int RECORD_MAX = MASK + 1;

    /** Stores a record; returns its address. */
    int append(int[] source, int length) {
        if (length > RECORD_MAX) {
            throw new IllegalArgumentException("a record has at most " + RECORD_MAX + " ints, not " + length);
        }
        if (used + length > RECORD_MAX) {
            int[][] longer = Arrays.copyOf(chunks, chunks.length + 1);
            longer[chunks.length] = new int[RECORD_MAX];
            chunks = longer;
            used = 0;
        }
        int chunk = chunks.length - 1;
        System.arraycopy(source, 0, chunks[chunk], used, length);
        int address = chunk << SHIFT | used;
        used += length;
        return address;
    }

    /** The array that holds a record. */
    int[] array(int address) {
        return chunks[address >>> SHIFT];
    }

    /** Where in that array it begins. */
    static int position(int address) {
        return address & MASK;
    }
}
