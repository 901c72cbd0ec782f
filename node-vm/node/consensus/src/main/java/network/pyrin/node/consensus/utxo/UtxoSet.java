package network.pyrin.node.consensus.utxo;

import java.util.Optional;
import java.util.function.BiConsumer;
import network.pyrin.chain.ChainCodec;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Words;
import network.pyrin.node.consensus.cache.BoundedCache;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.Cursor;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Prefix;
import network.pyrin.node.storage.StoreReader;

/**
 * The stored UTXO set, which stands at the sink, with its recently used outputs in memory.
 *
 * <p>The virtual thread (and workers while it waits for them) reads through {@link #get}; anybody else through {@link #peek}. Only
 * the virtual thread changes it: {@link #stage} puts a change into a batch, {@link #applied} tells the cache once that is written.
 */
public final class UtxoSet implements UtxoView {
    private final KeyValueStore store;
    private final BoundedCache<Outpoint, UtxoEntry> recent;

    /**
     * The set in a store.
     *
     * @param store where it is
     * @param cacheEntries most outputs kept in memory
     */
    public UtxoSet(KeyValueStore store, int cacheEntries) {
        this.store = store;
        this.recent = new BoundedCache<>(cacheEntries);
    }

    /** Looks an output up for the virtual thread and remembers it. */
    @Override
    public Optional<UtxoEntry> get(Outpoint outpoint) {
        Optional<UtxoEntry> cached = recent.get(outpoint);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<UtxoEntry> stored = stored(outpoint);
        stored.ifPresent(entry -> recent.put(outpoint, entry));
        return stored;
    }

    /**
     * Looks an output up for any thread. What is found is not remembered: it may be outdated by the time it would be.
     *
     * @param outpoint any outpoint
     * @return the output, as of some moment during the call
     */
    public Optional<UtxoEntry> peek(Outpoint outpoint) {
        return recent.get(outpoint).or(() -> stored(outpoint));
    }

    private Optional<UtxoEntry> stored(Outpoint outpoint) {
        return in(store).get(outpoint);
    }

    /**
     * A stored set without a cache.
     *
     * @param reader the store or a snapshot of it
     * @return a view
     */
    public static UtxoView in(StoreReader reader) {
        return outpoint -> reader.get(key(outpoint)).map(ChainCodec::decodeUtxoEntry);
    }

    private static byte[] key(Outpoint outpoint) {
        return Prefix.UTXO.key(outpoint.transactionId(), outpoint.index());
    }

    /**
     * Puts a change into a batch.
     *
     * @param batch to be written by the caller
     * @param change from the set as it is to the set as it shall be
     */
    public void stage(Batch batch, UtxoDelta change) {
        // An outpoint that stands in both maps is replaced, so deletions come first.
        change.removed().keySet().forEach(outpoint -> batch.delete(key(outpoint)));
        change.added().forEach((outpoint, entry) -> batch.put(key(outpoint), ChainCodec.encodeUtxoEntry(entry)));
    }

    /**
     * Brings the memory up to date with a change that has been written.
     *
     * @param change the one that was staged
     */
    public void applied(UtxoDelta change) {
        change.removed().keySet().forEach(recent::remove);
        change.added().forEach(recent::put);
    }

    /**
     * Walks a stored set.
     *
     * @param reader the store or a snapshot of it
     * @param entries is given each outpoint and output, by transaction id and index
     */
    public static void forEach(StoreReader reader, BiConsumer<Outpoint, UtxoEntry> entries) {
        try (Cursor cursor = reader.scan(Prefix.UTXO.key())) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                int index = Integer.reverseBytes(Words.intLittleEndian(key, 1 + Hash.BYTES));
                entries.accept(new Outpoint(Hash.read(key, 1), index), ChainCodec.decodeUtxoEntry(cursor.value()));
            }
        }
    }
}
