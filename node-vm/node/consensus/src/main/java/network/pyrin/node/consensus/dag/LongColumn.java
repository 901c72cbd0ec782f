package network.pyrin.node.consensus.dag;

import java.util.Arrays;

/** A growing array of longs in chunks: growth never copies values. One writer; readers see what was published to them. */
final class LongColumn {
    private static final int SHIFT = 13;
    private static final int MASK = (1 << SHIFT) - 1;

    private long[][] chunks = new long[0][];

    long get(int index) {
        return chunks[index >>> SHIFT][index & MASK];
    }

    void set(int index, long value) {
        int chunk = index >>> SHIFT;
        if (chunk >= chunks.length) {
            grow(chunk);
        }
        chunks[chunk][index & MASK] = value;
    }

    private void grow(int chunk) {
        long[][] longer = Arrays.copyOf(chunks, chunk + 1);
        for (int i = chunks.length; i <= chunk; i++) {
            longer[i] = new long[MASK + 1];
        }
        chunks = longer;
    }
}
