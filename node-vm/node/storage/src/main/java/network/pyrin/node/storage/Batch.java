package network.pyrin.node.storage;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes and deletions that become visible and durable together. Later operations win over earlier ones on the same key. Filled
 * by one thread; the arrays are taken over, not copied.
 */
public final class Batch {
    /** One operation. Classes, not records: arrays have no value equality to offer. */
    public sealed interface Operation {}

    /** Stores a value. */
    public static final class Put implements Operation {
        private final byte[] key;
        private final byte[] value;

        private Put(byte[] key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        /**
         * Where.
         *
         * @return prefix byte and key parts
         */
        public byte[] key() {
            return key;
        }

        /**
         * What.
         *
         * @return any length
         */
        public byte[] value() {
            return value;
        }
    }

    /** Removes a key, present or not. */
    public static final class Delete implements Operation {
        private final byte[] key;

        private Delete(byte[] key) {
            this.key = key;
        }

        /**
         * Where.
         *
         * @return prefix byte and key parts
         */
        public byte[] key() {
            return key;
        }
    }

    /** Removes a range of keys of one prefix. */
    public static final class DeleteRange implements Operation {
        private final byte[] from;
        private final byte[] to;

        private DeleteRange(byte[] from, byte[] to) {
            this.from = from;
            this.to = to;
        }

        /**
         * Where it begins.
         *
         * @return first key, inclusive
         */
        public byte[] from() {
            return from;
        }

        /**
         * Where it ends.
         *
         * @return exclusive
         */
        public byte[] to() {
            return to;
        }
    }

    private final List<Operation> operations = new ArrayList<>();
    private long bytes;

    /**
     * Stores a value.
     *
     * @param key prefix byte and key parts
     * @param value any length
     * @return this
     */
    public Batch put(byte[] key, byte[] value) {
        operations.add(new Put(key, value));
        bytes += key.length + value.length;
        return this;
    }

    /**
     * Removes a key, present or not.
     *
     * @param key prefix byte and key parts
     * @return this
     */
    public Batch delete(byte[] key) {
        operations.add(new Delete(key));
        bytes += key.length;
        return this;
    }

    /**
     * Removes a range of keys.
     *
     * @param from first key, inclusive
     * @param to end, exclusive; of the same {@link Prefix} or the first key after it
     * @return this
     */
    public Batch deleteRange(byte[] from, byte[] to) {
        operations.add(new DeleteRange(from, to));
        bytes += from.length + to.length;
        return this;
    }

    /**
     * The operations in order.
     *
     * @return a live view
     */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true without operations
     */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * Keys and values together.
     *
     * @return bytes
     */
    public long sizeBytes() {
        return bytes;
    }
}
