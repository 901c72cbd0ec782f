package network.pyrin.node.consensus.virtual;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Words;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Prefix;

/** The selected chain by position, genesis at 0. Changed by the virtual thread; reads are thread-safe. */
public final class SelectedChainStore {
    private final KeyValueStore store;
    private volatile long sinkIndex;

    /**
     * The chain in a store.
     *
     * @param store where it is; may be empty
     */
    public SelectedChainStore(KeyValueStore store) {
        this.store = store;
        this.sinkIndex = lastIndex(store);
    }

    /** Positions are dense, so the last one is found by doubling and halving: some dozens of reads, once. */
    private static long lastIndex(KeyValueStore store) {
        long known = -1;
        long step = 1;
        while (store.get(Prefix.CHAIN_BLOCK.key(known + step)).isPresent()) {
            known += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (store.get(Prefix.CHAIN_BLOCK.key(known + step)).isPresent()) {
                known += step;
            }
        }
        return known;
    }

    /**
     * Position of the sink.
     *
     * @return -1 before genesis is stored
     */
    public long sinkIndex() {
        return sinkIndex;
    }

    /**
     * The chain block at a position.
     *
     * @param index from 0
     * @return empty beyond the sink
     */
    public Optional<Hash> at(long index) {
        return index < 0
                ? Optional.empty()
                : store.get(Prefix.CHAIN_BLOCK.key(index)).map(Hash::of);
    }

    /**
     * The position of a chain block.
     *
     * @param block block hash
     * @return empty if it is not on the selected chain
     */
    public OptionalLong indexOf(Hash block) {
        Optional<byte[]> bytes = store.get(Prefix.CHAIN_INDEX.key(block));
        return bytes.isPresent() ? OptionalLong.of(Words.longBigEndian(bytes.get(), 0)) : OptionalLong.empty();
    }

    /**
     * Puts a change of the chain into a batch.
     *
     * @param batch to be written by the caller
     * @param removed blocks that leave it, the old sink first
     * @param added blocks that join it, the new sink last
     */
    void stage(Batch batch, List<Hash> removed, List<Hash> added) {
        long next = sinkIndex + 1;
        for (Hash block : removed) {
            next--;
            batch.delete(Prefix.CHAIN_INDEX.key(block)).delete(Prefix.CHAIN_BLOCK.key(next));
        }
        for (Hash block : added) {
            byte[] index = new byte[Long.BYTES];
            Words.putLongBigEndian(index, 0, next);
            batch.put(Prefix.CHAIN_BLOCK.key(next), block.toBytes()).put(Prefix.CHAIN_INDEX.key(block), index);
            next++;
        }
    }

    /** Takes note of a change that has been written. */
    void applied(int removed, int added) {
        sinkIndex = sinkIndex - removed + added;
    }
}
