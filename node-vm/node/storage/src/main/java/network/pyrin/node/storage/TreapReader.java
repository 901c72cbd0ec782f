package network.pyrin.node.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of one immutable treap: the snapshots and cursors of the memory stores. */
record TreapReader(@Nullable Treap root) implements Snapshot {
    @Override
    public Optional<byte[]> get(byte[] key) {
        Treap node = Treap.get(root, key);
        return node == null ? Optional.empty() : Optional.of(node.value);
    }

    @Override
    public List<Optional<byte[]>> multiGet(List<byte[]> keys) {
        List<Optional<byte[]>> values = new ArrayList<>(keys.size());
        for (byte[] key : keys) {
            values.add(get(key));
        }
        return values;
    }

    @Override
    public Cursor scan(byte[] from, byte[] to) {
        return new TreapCursor(root, from, to);
    }

    @Override
    public void close() {
        // nothing is held that the garbage collector does not see
    }

    /** In-order walk with an explicit stack of the nodes still to visit. */
    private static final class TreapCursor implements Cursor {
        private final Deque<Treap> pending = new ArrayDeque<>();
        private final byte[] to;
        private @Nullable Treap current;

        TreapCursor(@Nullable Treap root, byte[] from, byte[] to) {
            this.to = to.clone();
            Treap node = root;
            while (node != null) {
                if (Arrays.compareUnsigned(node.key, from) >= 0) {
                    pending.push(node);
                    node = node.left;
                } else {
                    node = node.right;
                }
            }
        }

        @Override
        public boolean next() {
            Treap node = pending.poll();
            if (node == null || Arrays.compareUnsigned(node.key, to) >= 0) {
                pending.clear();
                current = null;
                return false;
            }
            current = node;
            for (Treap below = node.right; below != null; below = below.left) {
                pending.push(below);
            }
            return true;
        }

        @Override
        public byte[] key() {
            return here().key;
        }

        @Override
        public byte[] value() {
            return here().value;
        }

        private Treap here() {
            if (current == null) {
                throw new NoSuchElementException("the cursor is not on an entry");
            }
            return current;
        }

        @Override
        public void close() {
            pending.clear();
        }
    }
}
