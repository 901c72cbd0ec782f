package network.pyrin.node.storage;

/**
 * A walk over entries in ascending key order. For one thread.
 *
 * <pre>{@code
 * try (Cursor cursor = store.scan(Prefix.HEADER.key())) {
 *     while (cursor.next()) {
 *         use(cursor.key(), cursor.value());
 *     }
 * }
 * }</pre>
 */
public interface Cursor extends AutoCloseable {
    /**
     * Moves to the next entry.
     *
     * @return false at the end of the range
     * @throws StorageException if the medium fails
     */
    boolean next();

    /**
     * The key of the current entry.
     *
     * @return prefix byte and key parts; not to be changed
     */
    byte[] key();

    /**
     * The value of the current entry.
     *
     * @return not to be changed
     */
    byte[] value();

    @Override
    void close();
}
