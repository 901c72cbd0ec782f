package network.pyrin.node.storage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An immutable ordered byte map: a treap whose priorities are hashes of the keys, copied along the path of each change. An old
 * root stays a valid, complete map, which makes snapshots and crash points free.
 *
 * <p>Null is the empty map. Get, put and remove cost O(log n).
 */
final class Treap {
    final byte[] key;
    final byte[] value;
    final @Nullable Treap left;
    final @Nullable Treap right;

    private Treap(byte[] key, byte[] value, @Nullable Treap left, @Nullable Treap right) {
        this.key = key;
        this.value = value;
        this.left = left;
        this.right = right;
    }

    static @Nullable Treap get(@Nullable Treap root, byte[] key) {
        Treap node = root;
        while (node != null) {
            int order = Arrays.compareUnsigned(key, node.key);
            if (order == 0) {
                return node;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    static Treap put(@Nullable Treap root, byte[] key, byte[] value) {
        if (root == null) {
            return new Treap(key, value, null, null);
        }
        int order = Arrays.compareUnsigned(key, root.key);
        if (order == 0) {
            return new Treap(key, value, root.left, root.right);
        }
        if (order < 0) {
            Treap child = put(root.left, key, value);
            return child.above(root)
                    ? new Treap(child.key, child.value, child.left, root.with(child.right, root.right))
                    : root.with(child, root.right);
        }
        Treap child = put(root.right, key, value);
        return child.above(root)
                ? new Treap(child.key, child.value, root.with(root.left, child.left), child.right)
                : root.with(root.left, child);
    }

    static @Nullable Treap remove(@Nullable Treap root, byte[] key) {
        if (root == null) {
            return null;
        }
        int order = Arrays.compareUnsigned(key, root.key);
        if (order == 0) {
            return merge(root.left, root.right);
        }
        return order < 0
                ? root.with(remove(root.left, key), root.right)
                : root.with(root.left, remove(root.right, key));
    }

    /** Removes keys in [from, to). */
    static @Nullable Treap removeRange(@Nullable Treap root, byte[] from, byte[] to) {
        return merge(below(root, from), atOrAbove(root, to));
    }

    private static @Nullable Treap below(@Nullable Treap root, byte[] bound) {
        if (root == null) {
            return null;
        }
        return Arrays.compareUnsigned(root.key, bound) < 0
                ? root.with(root.left, below(root.right, bound))
                : below(root.left, bound);
    }

    private static @Nullable Treap atOrAbove(@Nullable Treap root, byte[] bound) {
        if (root == null) {
            return null;
        }
        return Arrays.compareUnsigned(root.key, bound) >= 0
                ? root.with(atOrAbove(root.left, bound), root.right)
                : atOrAbove(root.right, bound);
    }

    /** Joins two maps, all keys of the first below all of the second. */
    private static @Nullable Treap merge(@Nullable Treap low, @Nullable Treap high) {
        if (low == null) {
            return high;
        }
        if (high == null) {
            return low;
        }
        return low.above(high)
                ? low.with(low.left, merge(low.right, high))
                : high.with(merge(low, high.left), high.right);
    }

    private Treap with(@Nullable Treap newLeft, @Nullable Treap newRight) {
        return newLeft == left && newRight == right ? this : new Treap(key, value, newLeft, newRight);
    }

    private boolean above(Treap other) {
        int mine = priority(key);
        int theirs = priority(other.key);
        return mine != theirs ? mine > theirs : Arrays.compareUnsigned(key, other.key) > 0;
    }

    private static int priority(byte[] key) {
        // Keys may be counters: spread their hash codes, so that the tree stays flat in expectation.
        int mixed = Arrays.hashCode(key) * 0x9e3779b9;
        mixed = (mixed ^ mixed >>> 15) * 0x85ebca6b;
        return mixed ^ mixed >>> 13;
    }
}
