package network.pyrin.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.noderpc.NodeCalls;
import network.pyrin.noderpc.NodeRpcException;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.GetBlocksResponseMessage;
import network.pyrin.processor.ledger.BrokenInvariantException;
import network.pyrin.processor.ledger.Indexer;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.BlockCodec;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.BlockIndexDocument;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import org.bson.Document;

/** Sees to it that blocks are stored, asking the node for those that are not. Used under the processor's lock. */
final class BlockFetcher {
    /** How far below the sink blocks may still have been added while nobody listened. */
    private static final long LOOK_BACK_BLUE_SCORE = 1_000;

    private static final int INDEX_CHUNK = 200;
    private static final int BATCH_MAX = 200;
    private static final int KNOWN_MAX = 50_000;
    private static final int RECENT_MAX = 4_000;

    private final DocumentStore store;
    private final Indexer indexer;
    private final BlockMapper mapper;
    private final Consumer<StoredBlock> watcher;
    private final LinkedHashSet<Hash> known = new LinkedHashSet<>();
    private final LinkedHashMap<Hash, BlockDocument> recent = new LinkedHashMap<>();

    BlockFetcher(DocumentStore store, Indexer indexer, BlockMapper mapper, Consumer<StoredBlock> watcher) {
        this.store = store;
        this.indexer = indexer;
        this.mapper = mapper;
        this.watcher = watcher;
    }

    /** Those that are not stored, in the given order. */
    List<Hash> unknown(Collection<Hash> hashes) {
        Map<String, Hash> asked = new LinkedHashMap<>();
        hashes.stream().filter(hash -> !known.contains(hash)).forEach(hash -> asked.put(hash.toHex(), hash));
        if (asked.isEmpty()) {
            return List.of();
        }
        for (String found :
                store.read(Collections.BLOCKS, new HashSet<>(asked.keySet())).keySet()) {
            remember(Optional.ofNullable(asked.remove(found)).orElseThrow());
        }
        return List.copyOf(asked.values());
    }

    BlockMapper mapper() {
        return mapper;
    }

    private void remember(Hash hash) {
        if (known.add(hash) && known.size() > KNOWN_MAX) {
            known.removeFirst();
        }
    }

    /** Stores blocks, parents before children. */
    void store(List<StoredBlock> blocks) {
        for (int from = 0; from < blocks.size(); from += BATCH_MAX) {
            List<StoredBlock> batch = blocks.subList(from, Math.min(blocks.size(), from + BATCH_MAX));
            indexer.store(batch);
            for (StoredBlock block : batch) {
                remember(block.hash());
                keep(block.block());
                watcher.accept(block);
            }
        }
    }

    private void keep(BlockDocument block) {
        recent.put(block.hash(), block);
        if (recent.size() > RECENT_MAX) {
            recent.pollFirstEntry();
        }
    }

    /** The unchanging parts of stored blocks. */
    private List<BlockDocument> stored(List<Hash> hashes) {
        List<String> missing = hashes.stream()
                .filter(hash -> !recent.containsKey(hash))
                .map(Hash::toHex)
                .toList();
        if (!missing.isEmpty()) {
            store.read(Collections.BLOCKS, missing).values().forEach(read -> keep(BlockCodec.decode(read)));
        }
        return hashes.stream()
                .map(hash -> Optional.ofNullable(recent.get(hash)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The selected parent of a stored block. */
    Optional<Hash> selectedParent(Hash hash) {
        return stored(List.of(hash)).stream().findFirst().flatMap(BlockDocument::selectedParent);
    }

    /** The blue work of a stored block. */
    Optional<Uint192> blueWork(Hash hash) {
        return stored(List.of(hash)).stream().findFirst().map(block -> block.header()
                .blueWork());
    }

    /** Fetches chain blocks, and what they merge, as far as it is not stored and the node has it. */
    void ensureMerged(NodeCalls node, List<Hash> chainBlocks) {
        ensure(node, chainBlocks);
        Set<Hash> merged = new LinkedHashSet<>();
        for (BlockDocument block : stored(chainBlocks)) {
            merged.addAll(block.mergesetBlues());
            merged.addAll(block.mergesetReds());
        }
        // Below a start that is not genesis there may be merged blocks that the node has pruned.
        ensure(node, unknown(merged).stream().filter(hash -> knows(node, hash)).toList());
    }

    /** Fetches single blocks that are not stored. */
    void ensure(NodeCalls node, Collection<Hash> hashes) {
        List<StoredBlock> fetched = new ArrayList<>();
        for (Hash hash : unknown(hashes)) {
            fetched.add(fetch(node, hash)
                    .orElseThrow(() -> new BrokenInvariantException("the node has no body of block " + hash)));
        }
        fetched.sort(Comparator.comparing(block -> block.block().header().blueWork()));
        store(fetched);
    }

    /** A block with its body; empty if the node has only its header. */
    Optional<StoredBlock> fetch(NodeCalls node, Hash hash) {
        return mapper.block(node.getBlock(hash, true).getBlock());
    }

    /** Whether the node knows a block. */
    static boolean knows(NodeCalls node, Hash hash) {
        try {
            node.getBlock(hash, false);
            return true;
        } catch (NodeRpcException e) {
            if (e.reason() == NodeRpcException.Reason.REFUSED) {
                return false;
            }
            throw e;
        }
    }

    /** All blocks the node has above a chain block some way below the checkpoint, page by page. */
    Pages pages(NodeCalls node, CheckpointDocument checkpoint) {
        Hash sink = RpcMapping.hash("sink", node.getSink().getSink());
        Hash low = lookBack(checkpoint).filter(hash -> knows(node, hash)).orElse(checkpoint.sink());
        return new Pages(node, sink, low);
    }

    /** A walk over the node's blocks. */
    final class Pages {
        private final NodeCalls node;
        private final Hash sink;
        private Hash low;
        private boolean withBlocks;

        private Pages(NodeCalls node, Hash sink, Hash low) {
            this.node = node;
            this.sink = sink;
            this.low = low;
        }

        /** Stores what is missing of the next page; false if it was the last. */
        boolean next() {
            GetBlocksResponseMessage page = node.getBlocks(low, withBlocks, withBlocks);
            List<Hash> hashes = page.getBlockHashesList().stream()
                    .map(hex -> RpcMapping.hash("blockHashes", hex))
                    .toList();
            List<Hash> missing = unknown(hashes);
            if (!missing.isEmpty()) {
                GetBlocksResponseMessage full = withBlocks ? page : node.getBlocks(low, true, true);
                storeMissing(full, new HashSet<>(missing));
            }
            // Where most of a page was new, the next one will be too: asked for whole at once.
            withBlocks = missing.size() > hashes.size() / 2;
            if (hashes.size() <= 1 || hashes.contains(sink)) {
                return false;
            }
            low = hashes.getLast();
            return true;
        }
    }

    /** Whether a block is known to be stored, without asking anyone. */
    boolean isKnown(Hash hash) {
        return known.contains(hash);
    }

    private void storeMissing(GetBlocksResponseMessage page, Set<Hash> missing) {
        List<StoredBlock> blocks = new ArrayList<>();
        page.getBlocksList().forEach(wire -> mapper.block(wire)
                .filter(block -> missing.contains(block.hash()))
                .ifPresent(blocks::add));
        store(blocks);
    }

    /** A chain block some way below the checkpoint. */
    private Optional<Hash> lookBack(CheckpointDocument checkpoint) {
        long from = Math.max(0, checkpoint.sinkBlueScore() - LOOK_BACK_BLUE_SCORE);
        for (long to = from; to >= Math.max(0, from - LOOK_BACK_BLUE_SCORE); to -= INDEX_CHUNK) {
            List<Long> scores = LongStream.rangeClosed(Math.max(0, to - INDEX_CHUNK + 1), to)
                    .boxed()
                    .toList();
            Map<Long, Document> found = store.read(Collections.BLOCK_INDEX, scores);
            for (Long score : scores.reversed()) {
                Optional<Hash> chain = Optional.ofNullable(found.get(score))
                        .map(BlockIndexDocument::decode)
                        .flatMap(BlockIndexDocument::chainBlock);
                if (chain.isPresent()) {
                    return chain;
                }
            }
        }
        return Optional.empty();
    }
}
