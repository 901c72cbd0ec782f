package network.pyrin.node.consensus;

import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkParams;
import network.pyrin.node.consensus.virtual.VirtualState;

/**
 * A validating chain on a store. Thread-safe. Blocks are taken in submission order; reads never wait for them.
 *
 * <p>A failure of the store stops consensus: what is pending completes exceptionally, further submissions too, and reopening
 * continues from the last whole batch.
 */
public interface Consensus extends AutoCloseable {
    /**
     * The rules in force.
     *
     * @return network parameters
     */
    NetworkParams params();

    /**
     * Takes a block in. Returns at once unless too many are pending; then it waits for room.
     *
     * @param block header and body; without transactions only the header is taken
     * @return its way through the stages
     */
    Submission submit(Block block);

    /**
     * Takes a block in and waits until virtual has seen it.
     *
     * @param block header and body; without transactions only the header is taken
     * @return what became of it; a status is the one after virtual was resolved
     */
    default BlockOutcome insert(Block block) {
        return submit(block).virtualUpdated().join();
    }

    /**
     * What consensus thinks now: one volatile read.
     *
     * @return the present virtual state
     */
    VirtualState virtual();

    /**
     * Questions about single blocks.
     *
     * @return a reader on live data
     */
    BlockReader blocks();

    /**
     * Questions about the selected chain.
     *
     * @return a reader on live data
     */
    ChainReader chain();

    /**
     * Virtual's UTXO set.
     *
     * @return a reader on live data
     */
    UtxoReader utxos();

    /**
     * Checks of transactions that are not in blocks.
     *
     * @return a checker on live data
     */
    TransactionChecker transactions();

    /**
     * Blocks to mine.
     *
     * @return a builder on live data
     */
    TemplateBuilder templates();

    /**
     * Is told what happens from now on.
     *
     * @param listener called on the events thread
     */
    void addListener(ConsensusListener listener);

    /**
     * No longer tells a listener.
     *
     * @param listener one that was added
     */
    void removeListener(ConsensusListener listener);

    /** Finishes what is pending, tells listeners, ends all threads. The store stays open: it belongs to the caller. */
    @Override
    void close();
}
