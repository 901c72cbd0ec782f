package network.pyrin.processor.ledger;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.pyrin.crypto.Hash;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.BlockCodec;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.BlockIndexDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.Guard;
import network.pyrin.readmodel.TransactionCodec;
import network.pyrin.readmodel.TransactionDocument;
import org.bson.Document;

/**
 * Stores blocks with their transactions. Every write can be repeated without effect, and the block itself comes last: a
 * block that is there is there with everything.
 */
final class BlockWriter {
    private static final UpdateOptions MAKE = new UpdateOptions().upsert(true);

    private final DocumentStore store;

    BlockWriter(DocumentStore store) {
        this.store = store;
    }

    /**
     * Stores blocks.
     *
     * @param blocks parents before children
     */
    void write(List<StoredBlock> blocks) {
        store.write(Collections.TRANSACTIONS, transactions(blocks));
        store.write(Collections.BLOCK_INDEX, index(blocks));
        Map<Hash, Set<String>> children = children(blocks);
        // Parents stored earlier learn of their children before the children are there; those of this batch come with
        // them.
        store.write(Collections.BLOCKS, parents(children));
        store.write(
                Collections.BLOCKS,
                blocks.stream()
                        .map(block -> new InsertOneModel<>(encode(block.block(), children)))
                        .toList());
    }

    private static Document encode(BlockDocument block, Map<Hash, Set<String>> children) {
        Document document = BlockCodec.encode(block);
        Set<String> known = new LinkedHashSet<>(document.getList(BlockCodec.CHILDREN, String.class));
        known.addAll(children.getOrDefault(block.hash(), Set.of()));
        return document.append(BlockCodec.CHILDREN, List.copyOf(known));
    }

    private static List<WriteModel<Document>> transactions(List<StoredBlock> blocks) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (StoredBlock block : blocks) {
            for (TransactionDocument transaction : block.transactions()) {
                Document body = TransactionCodec.encodeBody(transaction);
                Object id = body.remove("_id");
                body.append(TransactionCodec.SPENT_BY, new Document()).append(Guard.LAST_SEQUENCE, 0L);
                Document update = new Document("$setOnInsert", body)
                        .append("$min", new Document(TransactionCodec.BLOCK_TIME, transaction.blockTime()))
                        .append(
                                "$addToSet",
                                new Document(
                                        TransactionCodec.BLOCKS, block.hash().toHex()));
                writes.add(new UpdateOneModel<>(new Document("_id", id), update, MAKE));
            }
        }
        return writes;
    }

    private static List<WriteModel<Document>> index(List<StoredBlock> blocks) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (StoredBlock block : blocks) {
            Document update = new Document(
                            "$addToSet",
                            new Document(BlockIndexDocument.HASHES, block.hash().toHex()))
                    .append("$setOnInsert", new Document(Guard.LAST_SEQUENCE, 0L));
            writes.add(new UpdateOneModel<>(
                    new Document("_id", block.block().header().blueScore()), update, MAKE));
        }
        return writes;
    }

    private static Map<Hash, Set<String>> children(List<StoredBlock> blocks) {
        Map<Hash, Set<String>> byParent = new LinkedHashMap<>();
        for (StoredBlock block : blocks) {
            for (Hash parent : block.block().header().directParents()) {
                byParent.computeIfAbsent(parent, unknown -> new LinkedHashSet<>())
                        .add(block.hash().toHex());
            }
        }
        return byParent;
    }

    private static List<WriteModel<Document>> parents(Map<Hash, Set<String>> children) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        children.forEach((parent, added) -> writes.add(new UpdateOneModel<>(
                new Document("_id", parent.toHex()),
                new Document(
                        "$addToSet", new Document(BlockCodec.CHILDREN, new Document("$each", List.copyOf(added)))))));
        return writes;
    }
}
