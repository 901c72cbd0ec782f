package network.pyrin.node.scriptengine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;

/**
 * Remembers signatures that were found valid, so that what the mempool checked is not checked again in a block.
 *
 * <p>A table of fixed size, one entry a slot, a newcomer replacing what was there: bounded, without locks, and an entry is
 * believed only if message, key and signature are all equal. Invalid signatures are not kept; whoever sends them should
 * not displace others. Thread-safe.
 */
public final class SignatureCache {
    private final AtomicReferenceArray<Entry> slots;
    private final int mask;

    /**
     * Makes an empty cache.
     *
     * @param capacity entries, rounded up to a power of two; about 250 bytes each when full
     */
    public SignatureCache(int capacity) {
        int size = Integer.highestOneBit(Math.max(2, capacity) - 1) << 1;
        this.slots = new AtomicReferenceArray<>(size);
        this.mask = size - 1;
    }

    private record Entry(Hash message, Bytes publicKey, Bytes signature) {
        int slot(int mask) {
            int mixed = (message.hashCode() * 31 + signature.hashCode()) * 0x9e3779b9;
            return (mixed ^ mixed >>> 16) & mask;
        }
    }

    boolean contains(Hash message, byte[] publicKey, byte[] signature) {
        Entry wanted = new Entry(message, Bytes.wrap(publicKey), Bytes.wrap(signature));
        return wanted.equals(slots.get(wanted.slot(mask)));
    }

    void add(Hash message, byte[] publicKey, byte[] signature) {
        Entry entry = new Entry(message, Bytes.copyOf(publicKey), Bytes.copyOf(signature));
        slots.set(entry.slot(mask), entry);
    }
}
