package network.pyrin.processor.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.Guard;
import org.bson.Document;

/**
 * Everything a read model holds, in a form in which two of them can be compared: without sequences and epochs, which tell
 * how it came about, and with sets in one order.
 */
public final class ReadModelContents {
    private static final List<String> COMPARED = List.of(
            Collections.BLOCKS,
            Collections.TRANSACTIONS,
            Collections.ADDRESSES,
            Collections.ADDRESS_PAGES,
            Collections.UTXOS,
            Collections.ADDRESS_UTXOS,
            Collections.BLOCK_INDEX,
            Collections.METRICS,
            Collections.NETWORK,
            Collections.CHECKPOINTS);
    private static final List<String> SETS = List.of("children", "blocks", "hashes");

    private ReadModelContents() {}

    public static Map<String, Document> of(DocumentStore store) {
        Map<String, Document> contents = new TreeMap<>();
        for (String collection : COMPARED) {
            store.scan(
                    collection,
                    List.of(),
                    document -> contents.put(collection + " " + document.get("_id"), normal(document)));
        }
        return contents;
    }

    private static Document normal(Document document) {
        Document normal = new Document(new TreeMap<>(document));
        normal.remove(Guard.LAST_SEQUENCE);
        normal.remove(AddressDocument.GROWN_SINCE);
        normal.remove("sequence");
        normal.remove("epoch");
        for (String field : SETS) {
            if (normal.get(field) instanceof List<?> list) {
                normal.put(field, list.stream().map(Object::toString).sorted().toList());
            }
        }
        normal.replaceAll(
                (field, value) -> value instanceof Document inner ? new Document(new TreeMap<>(inner)) : value);
        return normal;
    }
}
