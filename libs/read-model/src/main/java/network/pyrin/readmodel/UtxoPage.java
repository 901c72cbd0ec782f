package network.pyrin.readmodel;

import java.util.List;
import network.pyrin.chain.Outpoint;
import org.bson.Document;

/**
 * A page of an address's unspent outputs. They fill the slots 0 to {@code utxoCount - 1} without gaps; when one is spent
 * the last moves into its slot, so their order says nothing and a listing that runs across a change may miss or repeat
 * one.
 *
 * @param id address and page number, see {@link Pages#id}
 * @param slots by slot, ascending
 * @param lastSequence last change that touched it
 */
public record UtxoPage(String id, List<Slot> slots, long lastSequence) {
    /** Field: the slots by place. */
    public static final String SLOTS = "slots";

    /** Copies the list. */
    public UtxoPage {
        slots = List.copyOf(slots);
    }

    /**
     * One unspent output.
     *
     * @param slot its number among the address's unspent outputs
     * @param outpoint where it was made
     * @param amount leor
     * @param blockDaaScore DAA score of the chain block that accepted it
     * @param coinbase whether a coinbase made it
     */
    public record Slot(long slot, Outpoint outpoint, long amount, long blockDaaScore, boolean coinbase) {
        /**
         * Writes a slot; its number is told by where it is stored.
         *
         * @return a fresh document
         */
        public Document encode() {
            return new Document("outpoint", UtxoDocument.id(outpoint))
                    .append("amount", amount)
                    .append("daaScore", blockDaaScore)
                    .append("coinbase", coinbase);
        }

        static Slot decode(long slot, Document document) {
            return new Slot(
                    slot,
                    UtxoDocument.outpoint(Fields.string(document, "outpoint")),
                    Fields.number(document, "amount"),
                    Fields.number(document, "daaScore"),
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
    public static UtxoPage decode(long page, Document document) {
        Document stored = Fields.part(document, SLOTS);
        List<Slot> slots = HistoryPage.Places.ascending(stored)
                .map(place -> Slot.decode(page * Pages.SIZE + place, Fields.part(stored, Integer.toString(place))))
                .toList();
        return new UtxoPage(Fields.string(document, "_id"), slots, Fields.number(document, Guard.LAST_SEQUENCE));
    }
}
