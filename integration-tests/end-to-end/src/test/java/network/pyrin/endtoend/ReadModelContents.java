package network.pyrin.endtoend;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.FeesDocument;
import network.pyrin.readmodel.Guard;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.UtxoDocument;
import org.bson.Document;

/**
 * Every document of every collection of a read model, in a form in which two can be compared. Left out is what a rebuild
 * cannot have the same, field by field:
 *
 * <ul>
 *   <li>{@code lastSequence}, {@code grownSince}, {@code sequence}: number of the event that came last. A rebuild takes the same way in larger
 *       steps and starts to count anew; how the numbers of one read model hang together is checked by {@link Sequences}.
 *   <li>{@code epoch} of the checkpoint: by its meaning different for each read model.
 *   <li>{@code blockTime}, {@code expiresAt} of a mempool entry: when this processor first saw it, by its clock. In all other
 *       transactions {@code blockTime} is the block's and is compared.
 *   <li>{@code updatedAt}, {@code aliveAt}, {@code node.synced}, {@code supply.nextReductionTimestamp} of the figures: the clock
 *       when they were written and when the processor last showed that it runs, whether the sink is recent by the node's
 *       clock, and an estimate that counts from the clock.
 *   <li>of the prices, all but the minimum and the waiting mass: how fast blocks came in the last minute of the clock, and
 *       only offers that this processor itself saw waiting. {@link DerivedDocuments} checks what must hold of them.
 *   <li>the collection {@code changes}: how the read model came about. Its last record must lead to the checkpoint, which
 *       {@link Sequences} checks.
 * </ul>
 */
final class ReadModelContents {
    private static final Set<String> ANYWHERE =
            Set.of(Guard.LAST_SEQUENCE, AddressDocument.GROWN_SINCE, "sequence", "epoch");
    private static final Map<String, Set<String>> IN_COLLECTION = Map.of(
            Collections.MEMPOOL, Set.of("blockTime", "expiresAt"),
            Collections.NETWORK, Set.of("updatedAt", NetworkDocument.ALIVE_AT, "synced", "nextReductionTimestamp"));
    private static final Set<String> OF_PRICES = Set.of("_id", "minimum", "waitingGrams");
    /** Fields whose order says nothing: blocks and children are told in the order in which they came. */
    private static final Set<String> SETS = Set.of("children", "blocks", "hashes", "tips");

    private ReadModelContents() {}

    /** Each document by collection and id, as text. */
    static Map<String, String> of(MongoDatabase database) {
        Map<String, String> contents = new TreeMap<>();
        for (String collection : database.listCollectionNames()) {
            if (!collection.equals(Collections.CHANGES)) {
                for (Document document : database.getCollection(collection).find()) {
                    contents.put(collection + " " + document.get("_id"), normal(collection, document));
                }
            }
        }
        return contents;
    }

    /** What two read models do not say alike: each differing document in both forms, to be read by a person. */
    static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(actual.keySet());
        return all.stream()
                .filter(id -> !Objects.equals(expected.get(id), actual.get(id)))
                .map(id -> id + "\n  rebuilt " + expected.get(id) + "\n  stored  " + actual.get(id))
                .toList();
    }

    private static String normal(String collection, Document document) {
        Document normal = new Document(document);
        // Of the document itself only: an input has a field of the same name, which is the chain's.
        normal.keySet().removeAll(ANYWHERE);
        if (FeesDocument.ID.equals(normal.get("_id"))) {
            normal.keySet().retainAll(OF_PRICES);
        }
        return sorted(normal, IN_COLLECTION.getOrDefault(collection, Set.of())).toJson();
    }

    private static Document sorted(Document document, Set<String> left) {
        Document sorted = new Document(new TreeMap<>(document));
        sorted.keySet().removeAll(left);
        sorted.replaceAll((field, value) -> switch (value) {
            case Document inner -> sorted(inner, left);
            case List<?> list
            when SETS.contains(field) ->
                list.stream().map(Object::toString).sorted().toList();
            default -> value;
        });
        return sorted;
    }

    /** The unspent outputs. */
    static Map<Outpoint, UtxoEntry> utxos(MongoDatabase database) {
        Map<Outpoint, UtxoEntry> utxos = new HashMap<>();
        for (Document document : database.getCollection(Collections.UTXOS).find()) {
            SpentOutput output = SpentOutput.decode(document);
            utxos.put(
                    UtxoDocument.decode(document).outpoint(),
                    new UtxoEntry(output.amount(), output.script(), output.blockDaaScore(), output.coinbase()));
        }
        return utxos;
    }
}
