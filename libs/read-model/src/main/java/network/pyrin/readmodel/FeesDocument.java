package network.pyrin.readmodel;

import org.bson.Document;

/**
 * What a transaction should pay now. One document; a node has no call for it.
 *
 * @param updatedAt milliseconds since the epoch
 * @param minimum the least that nodes relay, leor per gram
 * @param priority for one of the next blocks
 * @param normal for about a minute
 * @param low for whenever there is room
 * @param waitingGrams mass of all waiting transactions
 * @param gramsPerSecond mass that blocks have taken in lately, or could have
 * @param fullness of the recent blocks, 0 to 1
 */
public record FeesDocument(
        long updatedAt,
        double minimum,
        Bucket priority,
        Bucket normal,
        Bucket low,
        long waitingGrams,
        double gramsPerSecond,
        double fullness) {
    /** The {@code _id} among the singletons. */
    public static final String ID = "fees";

    /**
     * A price and what it buys.
     *
     * @param feeRate leor per gram of compute mass
     * @param estimatedSeconds until a block takes it
     */
    public record Bucket(double feeRate, double estimatedSeconds) {
        private Document encode() {
            return new Document("feeRate", feeRate).append("estimatedSeconds", estimatedSeconds);
        }

        private static Bucket decode(Document document) {
            return new Bucket(Fields.real(document, "feeRate"), Fields.real(document, "estimatedSeconds"));
        }
    }

    /**
     * Writes the prices.
     *
     * @return a fresh document
     */
    public Document encode() {
        return new Document("_id", ID)
                .append("updatedAt", updatedAt)
                .append("minimum", minimum)
                .append("priority", priority.encode())
                .append("normal", normal.encode())
                .append("low", low.encode())
                .append("waitingGrams", waitingGrams)
                .append("gramsPerSecond", gramsPerSecond)
                .append("fullness", fullness);
    }

    /**
     * Reads the prices.
     *
     * @param document as stored
     * @return the prices
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static FeesDocument decode(Document document) {
        return new FeesDocument(
                Fields.number(document, "updatedAt"),
                Fields.real(document, "minimum"),
                Bucket.decode(Fields.part(document, "priority")),
                Bucket.decode(Fields.part(document, "normal")),
                Bucket.decode(Fields.part(document, "low")),
                Fields.number(document, "waitingGrams"),
                Fields.real(document, "gramsPerSecond"),
                Fields.real(document, "fullness"));
    }
}
