package network.pyrin.node.consensus.dag;

import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.rules.BlockStatus;

/**
 * What can be asked about the blocks of a {@link Dag}: facts, relations, ancestry. All of it is array reads, in any thread, without
 * locks; arrays that are returned belong to the caller unless the method says otherwise.
 */
public abstract sealed class BlockReads permits Dag {
    /** The virtual root above genesis; ancestor of every block, never on the wire. */
    public static final int ORIGIN = 0;

    /** No such block. */
    public static final int NONE = -1;

    /** The hash of {@link #ORIGIN}: 32 bytes of 0xfe. Source: protocol 0.3. */
    public static final Hash ORIGIN_HASH =
            new Hash(0xfefefefefefefefeL, 0xfefefefefefefefeL, 0xfefefefefefefefeL, 0xfefefefefefefefeL);

    final DagColumns columns;

    BlockReads(DagColumns columns) {
        this.columns = columns;
    }

    /**
     * Number of blocks, {@link #ORIGIN} not counted.
     *
     * @return at least 1
     */
    public int size() {
        return columns.hashes.size() - 1;
    }

    /**
     * Finds a block.
     *
     * @param hash its identity
     * @return its index, or {@link #NONE}
     */
    public int indexOf(Hash hash) {
        return columns.hashes.find(hash);
    }

    /**
     * Whether a header is known and valid.
     *
     * @param hash block identity
     * @return true if it has an index
     */
    public boolean has(Hash hash) {
        return indexOf(hash) != NONE;
    }

    /**
     * The identity of a block.
     *
     * @param block an index
     * @return its hash
     */
    public Hash hashOf(int block) {
        return columns.hashes.hash(block);
    }

    /**
     * Number of blue blocks in a block's past.
     *
     * @param block an index
     * @return unsigned
     */
    public long blueScore(int block) {
        return columns.facts.blueScore.get(block);
    }

    /**
     * Work of the blue blocks in a block's past.
     *
     * @param block an index
     * @return 192 bits
     */
    public Uint192 blueWork(int block) {
        return columns.facts.blueWork(block);
    }

    /**
     * A block's DAA score.
     *
     * @param block an index
     * @return unsigned
     */
    public long daaScore(int block) {
        return columns.facts.daaScore.get(block);
    }

    /**
     * A block's timestamp.
     *
     * @param block an index
     * @return milliseconds since the epoch
     */
    public long timestampMillis(int block) {
        return columns.facts.timestampMillis.get(block);
    }

    /**
     * The past median time a block was held against.
     *
     * @param block an index
     * @return milliseconds since the epoch
     */
    public long pastMedianTimeMillis(int block) {
        return columns.facts.pastMedianTimeMillis.get(block);
    }

    /**
     * A block's compact target.
     *
     * @param block an index
     * @return bits
     */
    public int bits(int block) {
        return columns.facts.bits.get(block);
    }

    /**
     * A block's level. Source: protocol 4.8.
     *
     * @param block an index
     * @return 0 to the network's maximum
     */
    public int level(int block) {
        return columns.facts.level(block);
    }

    /**
     * The order of blocks everywhere: by blue work, then by hash. Source: protocol 4.1.
     *
     * @param a an index
     * @param b an index
     * @return negative, 0 (the same block) or positive
     */
    public int compare(int a, int b) {
        int order = columns.facts.compareBlueWork(a, b);
        return order != 0 ? order : columns.hashes.compare(a, b);
    }

    /**
     * The parent with the most blue work.
     *
     * @param block an index
     * @return {@link #ORIGIN} for genesis
     */
    public int selectedParent(int block) {
        return columns.facts.selectedParent.get(block);
    }

    /**
     * Direct parents.
     *
     * @param block an index
     * @return in the header's order; empty for genesis
     */
    public int[] parents(int block) {
        return columns.lists.parents(block);
    }

    /**
     * Blocks that name this one as a direct parent.
     *
     * @param block an index
     * @return in order of insertion; not to be changed
     */
    public int[] children(int block) {
        return columns.children.get(block);
    }

    /**
     * The blue part of a block's mergeset.
     *
     * @param block an index
     * @return selected parent first, then ascending; empty for genesis
     */
    public int[] mergesetBlues(int block) {
        return columns.lists.blues(block);
    }

    /**
     * The red part of a block's mergeset.
     *
     * @param block an index
     * @return ascending
     */
    public int[] mergesetReds(int block) {
        return columns.lists.reds(block);
    }

    /**
     * Mergeset blocks that count neither for the block's DAA score nor for its rewards.
     *
     * @param block an index
     * @return in no particular order
     */
    public int[] mergesetNonDaa(int block) {
        return columns.lists.nonDaa(block);
    }

    /**
     * A block's mergeset in the order in which its transactions are accepted.
     *
     * @param block an index
     * @return selected parent first, then blues and reds ascending
     */
    public int[] mergesetInConsensusOrder(int block) {
        return ghostdag(block).inConsensusOrder(this);
    }

    /**
     * Everything GHOSTDAG said about a block.
     *
     * @param block an index
     * @return a copy
     */
    public GhostdagData ghostdag(int block) {
        return columns.ghostdag(block);
    }

    /**
     * The block at merge depth below a block. Source: protocol 4.9.
     *
     * @param block an index
     * @return perhaps {@link #ORIGIN}
     */
    public int mergeDepthRoot(int block) {
        return columns.facts.mergeDepthRoot.get(block);
    }

    /**
     * The block at finality depth below a block. Source: protocol 4.9.
     *
     * @param block an index
     * @return perhaps {@link #ORIGIN}
     */
    public int finalityPoint(int block) {
        return columns.facts.finalityPoint.get(block);
    }

    /**
     * Whether one block is in the past of another, or the same.
     *
     * @param ancestor an index; {@link #ORIGIN} is in every past
     * @param block an index
     * @return reflexive ancestry; no allocation, a few array reads
     */
    public boolean isDagAncestor(int ancestor, int block) {
        return columns.reachability.isDagAncestor(ancestor, block);
    }

    /**
     * Whether one block is on the selected chain of another, or the same.
     *
     * @param ancestor an index
     * @param block an index
     * @return reflexive chain ancestry; no allocation, four array reads
     */
    public boolean isChainAncestor(int ancestor, int block) {
        return columns.reachability.isChainAncestor(ancestor, block);
    }

    /**
     * One step up a selected chain.
     *
     * @param from a chain ancestor of {@code towards}
     * @param towards where the chain leads
     * @return the block whose selected parent is {@code from} on that chain; {@link #NONE} if there is no way up
     */
    public int nextChainBlock(int from, int towards) {
        return columns.reachability.nextChainBlock(from, towards);
    }

    /**
     * The highest block on both selected chains.
     *
     * @param a an index
     * @param b an index
     * @return perhaps {@link #ORIGIN}; cost: the length of the first chain above it
     */
    public int commonChainAncestor(int a, int b) {
        int block = a;
        while (!isChainAncestor(block, b)) {
            block = selectedParent(block);
        }
        return block;
    }

    /**
     * How far a block has been validated.
     *
     * @param block an index
     * @return its status
     */
    public BlockStatus status(int block) {
        return columns.facts.status(block);
    }
}
