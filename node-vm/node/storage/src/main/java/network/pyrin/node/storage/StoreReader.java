package network.pyrin.node.storage;

import java.util.List;
import java.util.Optional;

/** Reads of an ordered byte map: the live store or a {@link Snapshot}. Thread-safe. Keys are ordered as unsigned bytes. */
public interface StoreReader {
    /**
     * Reads one value.
     *
     * @param key prefix byte and key parts
     * @return the value, which the caller may not change; empty if the key is absent
     * @throws StorageException if the medium fails
     */
    Optional<byte[]> get(byte[] key);

    /**
     * Reads many values in one call.
     *
     * @param keys in any order, all of one {@link Prefix}
     * @return one result per key, in the order of the keys
     * @throws StorageException if the medium fails
     */
    List<Optional<byte[]>> multiGet(List<byte[]> keys);

    /**
     * Walks a range of keys in ascending order. The view is that of the moment of the call.
     *
     * @param from first key, inclusive
     * @param to end, exclusive; of the same {@link Prefix} or the first key after it
     * @return a cursor before the first entry; close it
     * @throws StorageException if the medium fails
     */
    Cursor scan(byte[] from, byte[] to);

    /**
     * Walks all keys that begin with some bytes, in ascending order.
     *
     * @param start at least the prefix byte
     * @return a cursor before the first entry; close it
     * @throws StorageException if the medium fails
     */
    default Cursor scan(byte[] start) {
        return scan(start, Prefix.after(start));
    }
}
