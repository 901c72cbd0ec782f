package network.pyrin.readmodel;

import org.bson.Document;

/**
 * An event that was too large for the topic: kept for a while in {@link Collections#CHANGES}, in slots that are used again
 * in turn; the message names its sequence.
 *
 * @param epoch epoch of the event
 * @param sequence its sequence
 * @param event JSON text
 */
public record LargeEventDocument(String epoch, long sequence, String event) {
    /** How many are kept. */
    public static final int SLOTS = 256;

    /**
     * The {@code _id} of the event with this sequence.
     *
     * @param sequence of the event
     * @return its slot
     */
    public static String id(long sequence) {
        return "large/" + sequence % SLOTS;
    }

    /**
     * Writes the document.
     *
     * @return a fresh document
     */
    public Document encode() {
        return new Document("_id", id(sequence))
                .append("epoch", epoch)
                .append("sequence", sequence)
                .append("event", event);
    }

    /**
     * Reads a document.
     *
     * @param document as stored
     * @return what it says
     */
    public static LargeEventDocument decode(Document document) {
        return new LargeEventDocument(
                Fields.string(document, "epoch"),
                Fields.number(document, "sequence"),
                Fields.string(document, "event"));
    }
}
