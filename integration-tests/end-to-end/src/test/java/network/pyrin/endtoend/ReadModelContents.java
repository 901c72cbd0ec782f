package network.pyrin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.Guard;
import network.pyrin.readmodel.NetworkReader;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.UtxoDocument;
import org.bson.Document;

/**
 * Everything a read model holds about the chain, in a form in which two can be compared: without what tells how it came
 * about (sequences, epoch, the figures' time) and with sets in one order.
 */
final class ReadModelContents {
    private static final List<String> COMPARED = List.of(
            Collections.BLOCKS,
            Collections.TRANSACTIONS,
            Collections.ADDRESSES,
            Collections.ADDRESS_PAGES,
            Collections.UTXOS,
            Collections.ADDRESS_UTXOS,
            Collections.BLOCK_INDEX,
            Collections.METRICS,
            Collections.CHECKPOINTS);
    private static final List<String> SETS = List.of("children", "blocks", "hashes");

    private ReadModelContents() {}

    /** Each document by collection and id, as text. */
    static Map<String, String> of(MongoDatabase database) {
        Map<String, String> contents = new TreeMap<>();
        for (String collection : COMPARED) {
            for (Document document : database.getCollection(collection).find()) {
                contents.put(collection + " " + document.get("_id"), normal(document));
            }
        }
        contents.put("totals", new NetworkReader(database).totals().encodeSums().toJson());
        return contents;
    }

    private static String normal(Document document) {
        Document normal = new Document(document);
        normal.remove(Guard.LAST_SEQUENCE);
        normal.remove("sequence");
        normal.remove("epoch");
        for (String field : SETS) {
            if (normal.get(field) instanceof List<?> list) {
                normal.put(field, list.stream().map(Object::toString).sorted().toList());
            }
        }
        return sorted(normal).toJson();
    }

    private static Document sorted(Document document) {
        Document sorted = new Document(new TreeMap<>(document));
        sorted.replaceAll((field, value) -> value instanceof Document inner ? sorted(inner) : value);
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

    /** Balances, unspent outputs, and what was minted less fees, are the same number. */
    static void assertSumsAgree(MongoDatabase database) {
        long balances = 0;
        for (Document address : database.getCollection(Collections.ADDRESSES).find()) {
            balances += AddressDocument.decode(address).balance();
        }
        long unspent =
                utxos(database).values().stream().mapToLong(UtxoEntry::amount).sum();
        assertThat(balances).isEqualTo(unspent).isPositive();
        assertThat(unspent).isEqualTo(new NetworkReader(database).totals().circulating());
    }
}
