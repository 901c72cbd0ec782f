package network.pyrin.node.consensus.dag;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import network.pyrin.crypto.Hash;

/**
 * Block hash ↔ dense int, by open addressing. About 44 bytes a block.
 *
 * <p>One writer, who publishes a block's facts by {@link #publish}: a reader that finds an index here sees everything written
 * before. Readers never wait; while the table grows they use the old one.
 */
final class HashIndex {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int WORDS = 4;

    private final LongColumn words = new LongColumn();
    /** Power-of-two table of indexes plus one; 0 is free. At most half full. */
    private volatile int[] table = new int[1 << 12];

    private int size;

    /** Index of a hash, or {@link Dag#NONE}. */
    int find(Hash hash) {
        int[] slots = table;
        int mask = slots.length - 1;
        for (int i = spread(hash.w0()) & mask; ; i = (i + 1) & mask) {
            int entry = (int) SLOT.getAcquire(slots, i);
            if (entry == 0) {
                return Dag.NONE;
            }
            if (equal(entry - 1, hash)) {
                return entry - 1;
            }
        }
    }

    private boolean equal(int index, Hash hash) {
        int at = index * WORDS;
        return words.get(at) == hash.w0()
                && words.get(at + 1) == hash.w1()
                && words.get(at + 2) == hash.w2()
                && words.get(at + 3) == hash.w3();
    }

    Hash hash(int index) {
        int at = index * WORDS;
        return new Hash(words.get(at), words.get(at + 1), words.get(at + 2), words.get(at + 3));
    }

    int size() {
        return size;
    }

    /** Unsigned lexicographic order of two hashes, without making them. */
    int compare(int a, int b) {
        for (int word = 0; word < WORDS; word++) {
            int order = Long.compareUnsigned(words.get(a * WORDS + word), words.get(b * WORDS + word));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Sets the hash of the next index, which nobody can find yet. */
    int reserve(Hash hash) {
        int at = size * WORDS;
        words.set(at, hash.w0());
        words.set(at + 1, hash.w1());
        words.set(at + 2, hash.w2());
        words.set(at + 3, hash.w3());
        return size;
    }

    /** Makes the reserved index visible. */
    void publish(int index) {
        if (index != size) {
            throw new IllegalStateException("index " + index + " was not reserved last");
        }
        size++;
        if (2 * size > table.length) {
            int[] larger = new int[Math.multiplyExact(table.length, 2)];
            for (int i = 0; i < size; i++) {
                place(larger, i);
            }
            table = larger;
        } else {
            place(table, index);
        }
    }

    private void place(int[] slots, int index) {
        int mask = slots.length - 1;
        int i = spread(words.get(index * WORDS)) & mask;
        while (slots[i] != 0) {
            i = (i + 1) & mask;
        }
        SLOT.setRelease(slots, i, index + 1);
    }

    /** Hashes are uniform where work was done; multiplied, so that hashes chosen for tests spread too. */
    private static int spread(long word) {
        return (int) (word * 0x9e3779b97f4a7c15L >>> 32);
    }
}
