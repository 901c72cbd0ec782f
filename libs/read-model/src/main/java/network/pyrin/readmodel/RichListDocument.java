package network.pyrin.readmodel;

import java.util.List;
import org.bson.Document;

/**
 * The richest addresses at one moment.
 *
 * @param updatedAt time of the chain block it is true for, milliseconds since the epoch
 * @param sequence change it is true for
 * @param entries descending in balance, equal balances ascending in address
 */
public record RichListDocument(long updatedAt, long sequence, List<Entry> entries) {
    /** The {@code _id} of the only document. */
    public static final String ID = "top";

    /** Most entries. */
    public static final int ENTRIES_MAX = 1_000;

    /** Before anything was paid. */
    public static final RichListDocument EMPTY = new RichListDocument(0, 0, List.of());

    /** Copies the list. */
    public RichListDocument {
        entries = List.copyOf(entries);
    }

    /**
     * One address.
     *
     * @param address with prefix
     * @param balance leor
     */
    public record Entry(String address, long balance) {}

    /**
     * Writes the list.
     *
     * @return a fresh document
     */
    public Document encode() {
        return new Document("_id", ID)
                .append("updatedAt", updatedAt)
                .append("sequence", sequence)
                .append(
                        "entries",
                        entries.stream()
                                .map(entry ->
                                        new Document("address", entry.address()).append("balance", entry.balance()))
                                .toList());
    }

    /**
     * Reads the list.
     *
     * @param document as stored
     * @return the list
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static RichListDocument decode(Document document) {
        return new RichListDocument(
                Fields.number(document, "updatedAt"),
                Fields.number(document, "sequence"),
                Fields.list(
                        document,
                        "entries",
                        Document.class,
                        entry -> new Entry(Fields.string(entry, "address"), Fields.number(entry, "balance"))));
    }
}
