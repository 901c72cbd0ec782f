package network.pyrin.node.consensus.dag;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import network.pyrin.chain.ChainCodec;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.Prefix;
import network.pyrin.node.storage.StoreReader;

/**
 * Headers on disk, with the recent ones at hand: new blocks ask for the headers of their parents, which are minutes old at most.
 * Thread-safe.
 */
final class HeaderStore {
    /** Some hundred bytes to a few KiB each. */
    private static final int CACHED_MAX = 2_048;

    private final StoreReader store;
    private final AtomicReferenceArray<Header> cache = new AtomicReferenceArray<>(CACHED_MAX);

    HeaderStore(StoreReader store) {
        this.store = store;
    }

    Optional<Header> get(Hash hash) {
        Header cached = cache.get(slot(hash));
        if (cached != null && cached.hash().equals(hash)) {
            return Optional.of(cached);
        }
        Optional<Header> stored = store.get(Prefix.HEADER.key(hash)).map(bytes -> ChainCodec.decodeHeader(hash, bytes));
        stored.ifPresent(this::remember);
        return stored;
    }

    void stage(Batch batch, Header header) {
        batch.put(Prefix.HEADER.key(header.hash()), ChainCodec.encodeHeader(header));
    }

    /** Of headers already written only. */
    void remember(Header header) {
        cache.set(slot(header.hash()), header);
    }

    private static int slot(Hash hash) {
        return (int) hash.w1() & CACHED_MAX - 1;
    }
}
