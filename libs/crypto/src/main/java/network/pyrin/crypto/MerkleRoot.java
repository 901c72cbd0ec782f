package network.pyrin.crypto;

import java.util.ArrayList;
import java.util.List;

/** Merkle roots over hashes. Source: protocol 3.4 (crypto/merkle/src/lib.rs). */
public final class MerkleRoot {
    private MerkleRoot() {}

    /**
     * The root: pairs are hashed with {@link KeyedHash#MERKLE_BRANCH_HASH} level by level; a left node without a right
     * neighbour is paired with 32 zero bytes.
     *
     * @param leaves in order
     * @return zero for no leaves, the leaf itself for one
     */
    public static Hash of(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.ZERO;
        }
        List<Hash> level = leaves;
        while (level.size() > 1) {
            level = parents(level);
        }
        return level.get(0);
    }

    /** The tree is padded with absent leaves to a power of two; absent pairs stay absent, so they need no place here. */
    private static List<Hash> parents(List<Hash> level) {
        List<Hash> parents = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            Hash right = i + 1 < level.size() ? level.get(i + 1) : Hash.ZERO;
            parents.add(KeyedHash.MERKLE_BRANCH_HASH
                    .writer()
                    .hash(level.get(i))
                    .hash(right)
                    .finish());
        }
        return parents;
    }
}
