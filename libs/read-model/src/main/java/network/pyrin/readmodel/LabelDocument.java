package network.pyrin.readmodel;

import org.bson.Document;

/**
 * The name of a well-known address. Written by the operator.
 *
 * @param address with prefix; the {@code _id}
 * @param name what people call it
 */
public record LabelDocument(String address, String name) {
    /**
     * Writes a label.
     *
     * @return a fresh document
     */
    public Document encode() {
        return new Document("_id", address).append("name", name);
    }

    /**
     * Reads a label.
     *
     * @param document as stored
     * @return the label
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static LabelDocument decode(Document document) {
        return new LabelDocument(Fields.string(document, "_id"), Fields.string(document, "name"));
    }
}
