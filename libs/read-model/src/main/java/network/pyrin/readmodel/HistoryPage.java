package network.pyrin.readmodel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/**
 * A page of an address's history, or of one of the logs {@link Pages#ALL_TRANSACTIONS} and {@link Pages#PAYMENTS}. The
 * entries are stored as a sub-document by place in the page, so that writing one is the same however often it is repeated.
 *
 * @param id list and page number, see {@link Pages#id}
 * @param entries by position in the whole list, ascending
 * @param lastSequence last change that touched it
 */
public record HistoryPage(String id, List<Entry> entries, long lastSequence) {
    /** Field: the entries by place. */
    public static final String ENTRIES = "entries";

    /** Field of an entry: the accepting block. */
    static final String ACCEPTED_BY = "acceptedBy";

    /** Copies the list. */
    public HistoryPage {
        entries = List.copyOf(entries);
    }

    /**
     * One accepted transaction in a history.
     *
     * @param index position in the whole list, from 0
     * @param txId the transaction
     * @param acceptedBy the accepting block: it has one past only, so two entries of the same place, transaction and block
     *     have the same entries below them; zero in documents that were written before it was kept
     * @param timestamp time of the accepting block, milliseconds since the epoch
     * @param net what it did to the balance, signed leor; in the logs, the sum of its outputs
     * @param coinbase whether it is a coinbase
     */
    public record Entry(long index, Hash txId, Hash acceptedBy, long timestamp, long net, boolean coinbase) {
        /**
         * Writes an entry; its position is told by where it is stored.
         *
         * @return a fresh document
         */
        public Document encode() {
            return new Document("transaction", txId.toHex())
                    .append(ACCEPTED_BY, acceptedBy.toHex())
                    .append("timestamp", timestamp)
                    .append("net", net)
                    .append("coinbase", coinbase);
        }

        /**
         * Reads an entry.
         *
         * @param index position in the whole list
         * @param document as written by {@link #encode}
         * @return the entry
         */
        public static Entry decode(long index, Document document) {
            return new Entry(
                    index,
                    Fields.hash(document, "transaction"),
                    Fields.optionalHash(document, ACCEPTED_BY).orElse(Hash.ZERO),
                    Fields.number(document, "timestamp"),
                    Fields.number(document, "net"),
                    Fields.flag(document, "coinbase"));
        }
    }

    /**
     * Reads a page.
     *
     * @param page its number
     * @param document as stored
     * @return the page
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static HistoryPage decode(long page, Document document) {
        Document stored = Fields.part(document, ENTRIES);
        List<Entry> entries = Places.ascending(stored)
                .map(place -> Entry.decode(page * Pages.SIZE + place, Fields.part(stored, Integer.toString(place))))
                .toList();
        return new HistoryPage(Fields.string(document, "_id"), entries, Fields.number(document, Guard.LAST_SEQUENCE));
    }

    /** Places of a sub-document keyed by small numbers. */
    static final class Places {
        private Places() {}

        static Stream<Integer> ascending(Document stored) {
            Map<Integer, String> sorted = new TreeMap<>();
            stored.keySet().forEach(key -> sorted.put(Integer.valueOf(key), key));
            return sorted.keySet().stream();
        }
    }
}
