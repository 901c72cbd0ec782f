package network.pyrin.node.consensus.body;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.ChainCodec;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.cache.BoundedCache;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Prefix;

/**
 * Block bodies, with those used lately in memory: each is read when the block is stored, verified and merged. Thread-safe.
 */
public final class BodyStore {
    /** Full blocks have a few hundred transactions of half a kilobyte: some tens of megabytes at most. */
    private static final int RECENT_MAX = 256;

    private final KeyValueStore store;
    private final BoundedCache<Hash, List<Transaction>> recent = new BoundedCache<>(RECENT_MAX);

    /**
     * The bodies in a store.
     *
     * @param store where they are
     */
    public BodyStore(KeyValueStore store) {
        this.store = store;
    }

    /**
     * Reads a body; one database read if it was not used lately.
     *
     * @param block block hash
     * @return the transactions, coinbase first; empty if the body is not known
     */
    public Optional<List<Transaction>> get(Hash block) {
        Optional<List<Transaction>> cached = recent.get(block);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<List<Transaction>> stored = store.get(Prefix.BODY.key(block)).map(ChainCodec::decodeTransactions);
        stored.ifPresent(body -> recent.put(block, body));
        return stored;
    }

    /**
     * Reads a body that must be there.
     *
     * @param block a block whose status says that it has a body
     * @return the transactions, coinbase first
     * @throws IllegalStateException if the store lacks it
     */
    public List<Transaction> require(Hash block) {
        return get(block).orElseThrow(() -> new IllegalStateException("the body of block " + block + " is missing"));
    }

    /**
     * Puts a body into a batch.
     *
     * @param batch to be written by the caller
     * @param block block hash
     * @param transactions coinbase first
     */
    public void stage(Batch batch, Hash block, List<Transaction> transactions) {
        batch.put(Prefix.BODY.key(block), ChainCodec.encodeTransactions(transactions));
    }

    /**
     * Remembers a body that has been written.
     *
     * @param block block hash
     * @param transactions coinbase first
     */
    public void applied(Hash block, List<Transaction> transactions) {
        recent.put(block, transactions);
    }
}
