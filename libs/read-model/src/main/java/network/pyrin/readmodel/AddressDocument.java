package network.pyrin.readmodel;

import org.bson.Document;

/**
 * An address in one document: every figure about it costs one point read. An address none of whose transactions is
 * accepted (any more) has no document.
 *
 * @param address with prefix; the {@code _id}
 * @param balance leor
 * @param received all it ever received, change to itself included, leor
 * @param sent all it ever spent, leor
 * @param txCount accepted transactions that touch it: the length of its history
 * @param utxoCount unspent outputs
 * @param firstSeen time of the first entry of its history, milliseconds since the epoch
 * @param lastSeen time of the last entry
 * @param grownSince change that began its history, or the last one that took entries from its end: since then entries were
 *     only added
 * @param lastSequence last change that touched it
 */
public record AddressDocument(
        String address,
        long balance,
        long received,
        long sent,
        long txCount,
        long utxoCount,
        long firstSeen,
        long lastSeen,
        long grownSince,
        long lastSequence) {
    /** Field: the change since which the history has only grown. */
    public static final String GROWN_SINCE = "grownSince";

    /**
     * An address that was never seen.
     *
     * @param address with prefix
     * @return all zeros
     */
    public static AddressDocument empty(String address) {
        return new AddressDocument(address, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Writes an address.
     *
     * @return a fresh document
     */
    public Document encode() {
        return new Document("_id", address)
                .append("balance", balance)
                .append("received", received)
                .append("sent", sent)
                .append("txCount", txCount)
                .append("utxoCount", utxoCount)
                .append("firstSeen", firstSeen)
                .append("lastSeen", lastSeen)
                .append(GROWN_SINCE, grownSince)
                .append(Guard.LAST_SEQUENCE, lastSequence);
    }

    /**
     * Reads an address.
     *
     * @param document as stored
     * @return the address
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static AddressDocument decode(Document document) {
        return new AddressDocument(
                Fields.string(document, "_id"),
                Fields.number(document, "balance"),
                Fields.number(document, "received"),
                Fields.number(document, "sent"),
                Fields.number(document, "txCount"),
                Fields.number(document, "utxoCount"),
                Fields.number(document, "firstSeen"),
                Fields.number(document, "lastSeen"),
                // Documents that were written before it was kept have none.
                Fields.optionalNumber(document, GROWN_SINCE).orElse(0L),
                Fields.number(document, Guard.LAST_SEQUENCE));
    }
}
