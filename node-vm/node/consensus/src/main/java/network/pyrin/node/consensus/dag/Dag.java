package network.pyrin.node.consensus.dag;

import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;

/**
 * All headers between genesis (later: the pruning point) and the tips, and their order.
 *
 * <p>A block is an int here, dense and stable while the block is known. Reads need no lock and may run in any thread; arrays that
 * are returned belong to the caller unless the method says otherwise. Only the header stage inserts.
 */
public final class Dag {
    /** The virtual root above genesis; ancestor of every block, never on the wire. */
    public static final int ORIGIN = 0;

    /** No such block. */
    public static final int NONE = -1;

    /** The hash of {@link #ORIGIN}: 32 bytes of 0xfe. Source: protocol 0.3. */
    public static final Hash ORIGIN_HASH =
            new Hash(0xfefefefefefefefeL, 0xfefefefefefefefeL, 0xfefefefefefefefeL, 0xfefefefefefefefeL);

    private final NetworkParams params;
    private final DagColumns columns;
    private final DagStore disk;

    private final int genesis;
    private volatile int headersSelectedTip;
    private volatile PruningState pruning;

    private Dag(NetworkParams params, DagColumns columns, DagStore disk, DagStore.Loaded loaded) {
        this.params = params;
        this.columns = columns;
        this.disk = disk;
        this.genesis = indexOf(params.genesis().declaredHash());
        this.headersSelectedTip = loaded.headersSelectedTip();
        this.pruning = loaded.pruning();
    }

    /**
     * Loads the DAG of a store by one scan, or begins one with genesis.
     *
     * @param store the node's store
     * @param params the network
     * @return the DAG, complete
     * @throws network.pyrin.node.storage.StorageException if the medium fails or contradicts itself
     */
    public static Dag open(KeyValueStore store, NetworkParams params) {
        DagColumns columns = new DagColumns();
        DagStore disk = new DagStore(store, columns);
        DagStore.Loaded loaded = disk.load(params);
        return new Dag(params, columns, disk, loaded);
    }

    /**
     * The network this DAG belongs to.
     *
     * @return its parameters
     */
    public NetworkParams params() {
        return params;
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
     * The first block.
     *
     * @return its index
     */
    public int genesis() {
        return genesis;
    }

    /**
     * A block's header, from the recent ones or from disk.
     *
     * @param block an index, not {@link #ORIGIN}
     * @return the header
     */
    public Header header(int block) {
        return header(hashOf(block))
                .orElseThrow(() -> new IllegalStateException("no header is stored for block " + hashOf(block)));
    }

    /**
     * A header, from the recent ones or from disk.
     *
     * @param hash block identity
     * @return empty if unknown
     */
    public Optional<Header> header(Hash hash) {
        return disk.headers().get(hash);
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

    /**
     * How far a block has been validated, also of blocks refused for good, which have no index.
     *
     * @param hash block identity
     * @return empty if the block was never seen or its refusal not remembered
     */
    public Optional<BlockStatus> status(Hash hash) {
        int block = indexOf(hash);
        return block == NONE ? disk.status(hash) : Optional.of(status(block));
    }

    /**
     * Adds a change of status to a batch; {@link #applyStatus} must follow when the batch is written.
     *
     * @param batch the stage's batch
     * @param block an index
     * @param status the new status
     */
    public void stageStatus(Batch batch, int block, BlockStatus status) {
        disk.stageStatus(batch, hashOf(block), status);
    }

    /**
     * Changes a status in memory, after the batch that holds it was written.
     *
     * @param block an index
     * @param status the new status
     */
    public synchronized void applyStatus(int block, BlockStatus status) {
        columns.facts.setLevelAndStatus(block, level(block), status);
    }

    /**
     * The header with the most blue work in the future of the pruning point.
     *
     * @return an index
     */
    public int headersSelectedTip() {
        return headersSelectedTip;
    }

    /**
     * The node's pruning points.
     *
     * @return the present state
     */
    public PruningState pruning() {
        return pruning;
    }

    /**
     * Stores a header that passed all checks, in one batch, and makes it known.
     *
     * @param block the header and what was found out about it
     * @return its index; that of the earlier one if it was inserted meanwhile
     */
    public synchronized int insert(NewBlock block) {
        int known = indexOf(block.header().hash());
        if (known != NONE) {
            return known;
        }
        DagRecord record = DagRecord.of(block);
        boolean leads = leads(record);
        disk.insert(block.header(), record, leads);
        int index = columns.insert(record, disk.nextNumber());
        disk.inserted();
        if (leads) {
            headersSelectedTip = index;
            columns.reachability.follow(index);
        }
        return index;
    }

    /** Whether a new block becomes the headers selected tip. It has no place in the tree yet, but its selected parent has. */
    private boolean leads(DagRecord record) {
        int order = record.ghostdag().blueWork().compareTo(blueWork(headersSelectedTip));
        return (order > 0 || (order == 0 && record.hash().compareTo(hashOf(headersSelectedTip)) > 0))
                && isChainAncestor(pruning.pruningPoint(), record.ghostdag().selectedParent());
    }

    /**
     * Remembers that a block is invalid for good.
     *
     * @param hash a block without index
     */
    public synchronized void markInvalid(Hash hash) {
        disk.markInvalid(hash);
    }

    /**
     * Adds a move of the pruning point to a batch; {@link #applyPruning} must follow when the batch is written.
     *
     * @param batch the stage's batch
     * @param next the new state; its points begin with the present ones
     */
    public void stagePruning(Batch batch, PruningState next) {
        disk.stagePruning(batch, pruning, next);
    }

    /**
     * Changes the pruning state in memory, after the batch that holds it was written.
     *
     * @param next the new state
     */
    public synchronized void applyPruning(PruningState next) {
        pruning = next;
    }

    DagColumns columns() {
        return columns;
    }
}
