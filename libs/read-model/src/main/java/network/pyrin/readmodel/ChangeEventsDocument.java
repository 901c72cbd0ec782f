package network.pyrin.readmodel;

import java.util.List;
import org.bson.Document;

/**
 * What one change of the selected chain, or a part of a large one, told: kept for a while in {@link Collections#CHANGES},
 * in slots that are used again in turn, so that consumers can fill in what the topic lost.
 *
 * @param number counts these documents, from 0; the slot is the rest by {@link #SLOTS}
 * @param epoch epoch of the events
 * @param previous sequence of the last event of the document before
 * @param first sequence of the first event
 * @param last sequence of the last event
 * @param events JSON texts, ascending in sequence
 */
public record ChangeEventsDocument(
        long number, String epoch, long previous, long first, long last, List<String> events) {
    /** How many documents are kept: some minutes of a busy chain. */
    public static final int SLOTS = 1_024;

    /** Field of the head of the change record: how many of these documents were written. */
    public static final String COUNT = "eventDocuments";

    /** The {@code _id} of the head of the change record. */
    public static final String HEAD = "head";

    /** Copies the list. */
    public ChangeEventsDocument {
        events = List.copyOf(events);
    }

    /**
     * The {@code _id} of a document.
     *
     * @param number which
     * @return its slot
     */
    public static String id(long number) {
        return "events/" + number % SLOTS;
    }

    /**
     * Writes the document.
     *
     * @return a fresh document
     */
    public Document encode() {
        return new Document("_id", id(number))
                .append("number", number)
                .append("epoch", epoch)
                .append("previous", previous)
                .append("first", first)
                .append("last", last)
                .append("events", events);
    }

    /**
     * Reads a document.
     *
     * @param document as stored
     * @return what it says
     */
    public static ChangeEventsDocument decode(Document document) {
        return new ChangeEventsDocument(
                Fields.number(document, "number"),
                Fields.string(document, "epoch"),
                Fields.number(document, "previous"),
                Fields.number(document, "first"),
                Fields.number(document, "last"),
                Fields.list(document, "events", String.class, text -> text));
    }
}
