package network.pyrin.readmodel;

import network.pyrin.chain.Outpoint;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/**
 * An unspent output. It exists exactly as long as the output is unspent on the selected chain.
 *
 * @param outpoint where it was made; the {@code _id} is {@code <transaction id>:<index>}
 * @param output what it holds
 */
public record UtxoDocument(Outpoint outpoint, SpentOutput output) {
    /**
     * The {@code _id} of an unspent output.
     *
     * @param outpoint where it was made
     * @return {@code <transaction id>:<index>}
     */
    public static String id(Outpoint outpoint) {
        return outpoint.toString();
    }

    /**
     * Reads an {@code _id}.
     *
     * @param id {@code <transaction id>:<index>}
     * @return the outpoint
     * @throws ReadModelFormatException if it has another shape
     */
    public static Outpoint outpoint(String id) {
        int colon = id.indexOf(':');
        try {
            return new Outpoint(Hash.ofHex(id.substring(0, colon)), Integer.parseUnsignedInt(id.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ReadModelFormatException("not an outpoint: " + id);
        }
    }

    /**
     * Writes an unspent output.
     *
     * @return a fresh document
     */
    public Document encode() {
        Document document = new Document("_id", id(outpoint));
        document.putAll(output.encode());
        return document;
    }

    /**
     * Reads an unspent output.
     *
     * @param document as stored
     * @return the output
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static UtxoDocument decode(Document document) {
        return new UtxoDocument(outpoint(Fields.string(document, "_id")), SpentOutput.decode(document));
    }
}
