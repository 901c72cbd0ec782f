package network.pyrin.node.consensus;

import network.pyrin.chain.Block;
import network.pyrin.node.consensus.virtual.VirtualChange;

/**
 * Is told what happens, in order, on one thread that belongs to events. A listener that is slow holds up the others and, once the
 * bounded hand-off is full, the stages: hand over what takes time, and never wait for a block to be inserted from here.
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

    /**
     * The end: consensus has stopped because its store failed or an invariant is broken, or this listener threw and is not called
     * again. The process should stop; reopening continues from the last whole batch.
     *
     * @param cause what went wrong
     */
    default void failed(Throwable cause) {}
}
