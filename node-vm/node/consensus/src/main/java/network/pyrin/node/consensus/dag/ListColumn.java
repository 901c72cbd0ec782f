package network.pyrin.node.consensus.dag;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A growing array of short int lists, each replaced as a whole when it changes: readers meanwhile walk the old one. One writer.
 *
 * <p>A list is published with release semantics: whoever finds an index in it also sees that block's facts.
 */
final class ListColumn {
    private static final int SHIFT = 13;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int[] EMPTY = new int[0];

    private volatile AtomicReferenceArray<int @Nullable []>[] chunks = newChunks(0);

    /** Not to be changed by the caller. */
    int[] get(int index) {
        AtomicReferenceArray<int @Nullable []>[] present = chunks;
        int chunk = index >>> SHIFT;
        if (chunk >= present.length) {
            return EMPTY;
        }
        int[] list = present[chunk].getAcquire(index & MASK);
        return list == null ? EMPTY : list;
    }

    void set(int index, int[] list) {
        int chunk = index >>> SHIFT;
        if (chunk >= chunks.length) {
            grow(chunk);
        }
        chunks[chunk].setRelease(index & MASK, list);
    }

    void append(int index, int value) {
        insert(index, get(index).length, value);
    }

    void insert(int index, int position, int value) {
        int[] list = get(index);
        int[] longer = new int[list.length + 1];
        System.arraycopy(list, 0, longer, 0, position);
        longer[position] = value;
        System.arraycopy(list, position, longer, position + 1, list.length - position);
        set(index, longer);
    }

    private void grow(int chunk) {
        AtomicReferenceArray<int @Nullable []>[] longer = Arrays.copyOf(chunks, chunk + 1);
        for (int i = chunks.length; i <= chunk; i++) {
            longer[i] = new AtomicReferenceArray<>(MASK + 1);
        }
        chunks = longer;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generics exist in no other way
    private static AtomicReferenceArray<int @Nullable []>[] newChunks(int length) {
        return new AtomicReferenceArray[length];
    }
}
