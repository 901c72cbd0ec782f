package network.pyrin.node.consensus.virtual;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.ByteReader;
import network.pyrin.chain.ByteWriter;
import network.pyrin.chain.ChainCodec;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.cache.BoundedCache;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.utxo.UtxoDiffCodec;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Prefix;

/**
 * What is stored of each UTXO-valid block: its diff, its multiset, what it accepted and what the merged blocks have earned.
 * Written once per block, in one batch with its status. Reads are thread-safe.
 */
final class ChainStateStore {
    private static final int FORMAT = 1;
    private static final int RECENT_MAX = 64;

    private final KeyValueStore store;
    private final BoundedCache<Hash, UtxoDiff> recentDiffs = new BoundedCache<>(RECENT_MAX);
    private final BoundedCache<Hash, MuHash> recentMultisets = new BoundedCache<>(RECENT_MAX);
    private final BoundedCache<Hash, AcceptanceRecord> recentAcceptance = new BoundedCache<>(RECENT_MAX);

    /**
     * Acceptance and rewards, as stored together.
     *
     * @param merged accepted ids per merged block
     * @param rewards what each merged block has earned
     */
    record AcceptanceRecord(List<MergedBlock> merged, List<BlockReward> rewards) {
        AcceptanceRecord {
            merged = List.copyOf(merged);
            rewards = List.copyOf(rewards);
        }
    }

    ChainStateStore(KeyValueStore store) {
        this.store = store;
    }

    /**
     * Puts a block's state into a batch; it can be read once the batch is written.
     *
     * @param batch to be written by the caller
     * @param block block hash
     * @param diff against the selected parent
     * @param multiset after its acceptance
     * @param merged accepted ids per merged block
     * @param rewards what each merged block has earned, blues first
     */
    void stage(
            Batch batch,
            Hash block,
            UtxoDiff diff,
            MuHash multiset,
            List<MergedBlock> merged,
            Collection<BlockReward> rewards) {
        batch.put(Prefix.UTXO_DIFF.key(block), UtxoDiffCodec.encode(diff));
        batch.put(Prefix.MULTISET.key(block), multiset.serialize());
        batch.put(Prefix.ACCEPTANCE.key(block), encode(merged, rewards));
    }

    /** Remembers a state that has been written; the multiset is taken over. */
    void applied(Hash block, UtxoDiff diff, MuHash multiset, List<MergedBlock> merged, List<BlockReward> rewards) {
        recentMultisets.put(block, multiset);
        recentDiffs.put(block, diff);
        recentAcceptance.put(block, new AcceptanceRecord(merged, rewards));
    }

    /** The diff of a block against its selected parent; empty if the block is not UTXO-valid. */
    Optional<UtxoDiff> diff(Hash block) {
        return recentDiffs.get(block).or(() -> store.get(Prefix.UTXO_DIFF.key(block))
                .map(UtxoDiffCodec::decode));
    }

    /** The multiset after a block's acceptance; not to be changed. For the virtual thread. */
    MuHash multiset(Hash block) {
        return recentMultisets
                .get(block)
                .or(() -> store.get(Prefix.MULTISET.key(block)).map(MuHash::deserialize))
                .orElseThrow(() -> new IllegalStateException("the multiset of block " + block + " is missing"));
    }

    /** What a block accepted; empty if it is not UTXO-valid. */
    Optional<AcceptanceRecord> acceptance(Hash block) {
        return recentAcceptance.get(block).or(() -> store.get(Prefix.ACCEPTANCE.key(block))
                .map(ChainStateStore::decode));
    }

    private static byte[] encode(List<MergedBlock> merged, Collection<BlockReward> rewards) {
        ByteWriter writer = new ByteWriter(1024).u8(FORMAT).varInt(merged.size());
        for (MergedBlock block : merged) {
            writer.hash(block.block()).varInt(block.accepted().size());
            block.accepted().forEach(writer::hash);
        }
        writer.varInt(rewards.size());
        for (BlockReward reward : rewards) {
            writer.hash(reward.block()).u64(reward.subsidy()).u64(reward.fees());
            ChainCodec.writeScriptPublicKey(writer, reward.script());
        }
        return writer.toArray();
    }

    private static AcceptanceRecord decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        int format = reader.u8();
        if (format != FORMAT) {
            throw new MalformedBytesException("unknown format " + format);
        }
        List<MergedBlock> merged = new ArrayList<>();
        for (int left = reader.count(Hash.BYTES); left > 0; left--) {
            Hash block = reader.hash();
            List<Hash> ids = new ArrayList<>();
            for (int ofBlock = reader.count(Hash.BYTES); ofBlock > 0; ofBlock--) {
                ids.add(reader.hash());
            }
            merged.add(new MergedBlock(block, ids));
        }
        List<BlockReward> rewards = new ArrayList<>();
        for (int left = reader.count(Hash.BYTES); left > 0; left--) {
            rewards.add(
                    new BlockReward(reader.hash(), reader.u64(), reader.u64(), ChainCodec.readScriptPublicKey(reader)));
        }
        reader.expectEnd();
        return new AcceptanceRecord(merged, rewards);
    }
}
