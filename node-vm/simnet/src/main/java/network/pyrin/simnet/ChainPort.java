package network.pyrin.simnet;

import network.pyrin.chain.Transaction;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.TransactionSelector;

/** What miners and traffic need of a node: its consensus, and its mempool as a source and a sink of transactions. */
public interface ChainPort {
    /**
     * The consensus to mine on.
     *
     * @return always the same
     */
    Consensus consensus();

    /**
     * The mempool's choice for one template.
     *
     * @return a fresh selector
     */
    TransactionSelector selectTransactions();

    /**
     * Offers a transaction to the mempool.
     *
     * @param transaction signed, mass field 0
     * @return whether it was admitted
     */
    boolean offer(Transaction transaction);
}
