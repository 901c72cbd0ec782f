package network.pyrin.node.consensus.body;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import network.pyrin.chain.GenesisBlock;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Words;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.Cursor;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Prefix;

/**
 * Tips of the DAG of blocks with bodies, and how many such blocks there are. Changed by the thread that takes blocks in; the set is
 * replaced as a whole, so reads are thread-safe.
 */
public final class BodyTips {
    private static final byte[] COUNT_KEY = Prefix.BODY_TIP.key();

    private volatile Set<Hash> tips;
    private volatile long bodyCount;

    /**
     * Loads the tips; an empty store gets the body of genesis.
     *
     * @param store where they are
     * @param genesis the network's genesis
     * @param bodies writes the body of genesis
     */
    public BodyTips(KeyValueStore store, GenesisBlock genesis, BodyStore bodies) {
        Set<Hash> loaded = load(store);
        if (loaded.isEmpty()) {
            Batch batch = new Batch();
            bodies.stage(batch, genesis.declaredHash(), List.of(genesis.coinbase()));
            stage(batch, genesis.declaredHash(), List.of());
            store.write(batch, KeyValueStore.Sync.BUFFERED);
            loaded = Set.of(genesis.declaredHash());
        }
        this.tips = Set.copyOf(loaded);
        this.bodyCount = store.get(COUNT_KEY)
                .map(bytes -> Words.longBigEndian(bytes, 0))
                .orElseThrow(() -> new IllegalStateException("the number of block bodies is missing"));
    }

    private static Set<Hash> load(KeyValueStore store) {
        Set<Hash> loaded = new HashSet<>();
        try (Cursor cursor = store.scan(Prefix.BODY_TIP.key())) {
            while (cursor.next()) {
                if (cursor.key().length > COUNT_KEY.length) {
                    loaded.add(Hash.read(cursor.key(), 1));
                }
            }
        }
        return loaded;
    }

    /**
     * The tips.
     *
     * @return an immutable set, never empty
     */
    public Set<Hash> current() {
        return tips;
    }

    /**
     * Blocks with bodies.
     *
     * @return how many are stored, genesis included
     */
    public long bodyCount() {
        return bodyCount;
    }

    void stage(Batch batch, Hash block, List<Hash> parents) {
        for (Hash parent : parents) {
            batch.delete(Prefix.BODY_TIP.key(parent));
        }
        byte[] count = new byte[Long.BYTES];
        Words.putLongBigEndian(count, 0, bodyCount + 1);
        batch.put(Prefix.BODY_TIP.key(block), new byte[0]).put(COUNT_KEY, count);
    }

    void applied(Hash block, List<Hash> parents) {
        Set<Hash> next = new HashSet<>(tips);
        next.removeAll(parents);
        next.add(block);
        tips = Set.copyOf(next);
        bodyCount = bodyCount + 1;
    }
}
