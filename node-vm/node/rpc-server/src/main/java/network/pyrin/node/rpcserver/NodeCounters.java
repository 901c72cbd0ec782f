package network.pyrin.node.rpcserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import network.pyrin.chain.Block;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.VirtualChange;

/**
 * What consensus has done since the start: the counters of getMetrics, also read by operators' metrics. Fed on the events
 * thread, read from anywhere.
 */
public final class NodeCounters implements ConsensusListener {
    /** How many chain blocks are remembered, so that one that comes back after a reorganisation is not counted again. */
    private static final int CHAIN_BLOCKS_REMEMBERED = 10_000;

    private final MassCalculator massCalculator;
    private final LongAdder submitted = new LongAdder();
    private final LongAdder bodies = new LongAdder();
    private final LongAdder dependencies = new LongAdder();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder mass = new LongAdder();
    private final LongAdder chainBlocks = new LongAdder();
    private final LongAdder reorganisations = new LongAdder();
    private final Map<Hash, Boolean> recentChainBlocks = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash, Boolean> eldest) {
            return size() > CHAIN_BLOCKS_REMEMBERED;
        }
    };

    /**
     * Starts at zero.
     *
     * @param params for the mass of transactions
     */
    public NodeCounters(NetworkParams params) {
        this.massCalculator = new MassCalculator(params);
    }

    @Override
    public void blockAdded(Block block) {
        bodies.increment();
        dependencies.add(block.header().directParents().size());
        transactions.add(block.transactions().size());
        for (Transaction transaction : block.transactions()) {
            mass.add(transaction.isCoinbase() ? 0 : massCalculator.compute(transaction));
        }
    }

    @Override
    public void virtualChanged(VirtualChange change) {
        for (ChainBlock block : change.addedChain()) {
            if (recentChainBlocks.put(block.hash(), Boolean.TRUE) == null) {
                chainBlocks.increment();
            }
        }
        if (!change.removedChain().isEmpty()) {
            reorganisations.increment();
        }
    }

    /** A block was handed in by a client. */
    void blockSubmitted() {
        submitted.increment();
    }

    /**
     * Blocks handed in by clients.
     *
     * @return since the start
     */
    public long submitted() {
        return submitted.sum();
    }

    /**
     * Bodies stored.
     *
     * @return since the start
     */
    public long bodies() {
        return bodies.sum();
    }

    /**
     * Direct parents of stored blocks.
     *
     * @return since the start
     */
    public long dependencies() {
        return dependencies.sum();
    }

    /**
     * Transactions of stored blocks, coinbases included.
     *
     * @return since the start
     */
    public long transactions() {
        return transactions.sum();
    }

    /**
     * Compute mass of stored blocks.
     *
     * @return grams since the start
     */
    public long mass() {
        return mass.sum();
    }

    /**
     * Blocks that became chain blocks.
     *
     * @return since the start
     */
    public long chainBlocks() {
        return chainBlocks.sum();
    }

    /**
     * Changes of the selected chain that removed blocks.
     *
     * @return since the start
     */
    public long reorganisations() {
        return reorganisations.sum();
    }
}
