package network.pyrin.node.consensus;

import network.pyrin.chain.Block;

/**
 * Is told what happens, in order, on one thread that belongs to events. A listener that is slow holds up the others and, once the
 * bounded hand-off is full, the virtual stage: hand over what takes time. A listener that throws is not called again.
 */
public interface ConsensusListener {
    /**
     * A block has its body stored. Comes before virtual has taken it in.
     *
     * @param block the block
     */
    void blockAdded(Block block);

    /**
     * Virtual was resolved anew. Clients of the node protocol are told in this order: new block template, UTXOs changed, sink blue
     * score changed, virtual DAA score changed, virtual chain changed (protocol 4.12-7).
     *
     * @param change what is different
     */
    void virtualChanged(VirtualChange change);
}
