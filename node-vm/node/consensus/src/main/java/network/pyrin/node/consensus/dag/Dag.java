package network.pyrin.node.consensus.dag;

import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;

/**
 * All headers between genesis (later: the pruning point) and the tips, and their order.
 *
 * <p>A block is an int here, dense and stable while the block is known. Reads need no lock and may run in any thread; arrays that
 * are returned belong to the caller unless the method says otherwise. Only the header stage inserts.
 */
public final class Dag extends BlockReads {
    private final NetworkParams params;
    private final DagStore disk;

    private final int genesis;
    private volatile int headersSelectedTip;
    private volatile PruningState pruning;

    private Dag(NetworkParams params, DagColumns columns, DagStore disk, DagStore.Loaded loaded) {
        super(columns);
        this.params = params;
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
}
