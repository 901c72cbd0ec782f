package network.pyrin.events;

import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;

/**
 * The selected chain moved: first {@code removed} left it, then {@code added} joined it.
 *
 * @param at place in the stream
 * @param removed former chain blocks, old sink first
 * @param added new chain blocks, the last one is the sink now
 * @param colors every block whose colour or chain membership changed, chain blocks included
 * @param sink the sink after the change
 * @param sinkBlueScore its blue score
 * @param sinkDaaScore its DAA score
 * @param sinkTimestamp its time in milliseconds since the epoch
 */
public record ChainChanged(
        Position at,
        List<Hash> removed,
        List<ChainBlock> added,
        List<BlockRecolored> colors,
        Hash sink,
        long sinkBlueScore,
        long sinkDaaScore,
        long sinkTimestamp)
        implements ChainEvent {
    /** Copies the lists. */
    public ChainChanged {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        colors = List.copyOf(colors);
    }

    /**
     * A block that joined the selected chain.
     *
     * @param hash identity
     * @param blueScore unsigned
     * @param daaScore unsigned
     * @param timestamp milliseconds since the epoch
     * @param acceptedTransactions how many transactions it accepts, its coinbase included
     */
    public record ChainBlock(Hash hash, long blueScore, long daaScore, long timestamp, int acceptedTransactions) {}

    /**
     * The new standing of one block.
     *
     * @param hash the block
     * @param chain whether it is on the selected chain now
     * @param color its colour now
     * @param mergedBy the chain block that merges it; empty while pending
     */
    public record BlockRecolored(Hash hash, boolean chain, BlockColor color, Optional<Hash> mergedBy) {}
}
