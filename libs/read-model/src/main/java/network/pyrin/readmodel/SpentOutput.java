package network.pyrin.readmodel;

import java.util.Optional;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Bytes;
import org.bson.Document;

/**
 * An output as an input finds it, or as the UTXO set holds it.
 *
 * @param amount leor
 * @param script who may spend it
 * @param address empty for a script without an address
 * @param blockDaaScore DAA score of the chain block that accepted it
 * @param coinbase whether a coinbase made it
 * @param slot its place among the unspent outputs of its address; -1 without an address
 */
public record SpentOutput(
        long amount,
        ScriptPublicKey script,
        Optional<String> address,
        long blockDaaScore,
        boolean coinbase,
        long slot) {
    /** Slot of an output that belongs to no address. */
    public static final long NO_SLOT = -1;

    /**
     * The same output in another slot.
     *
     * @param newSlot the place it moves to
     * @return a copy
     */
    public SpentOutput withSlot(long newSlot) {
        return new SpentOutput(amount, script, address, blockDaaScore, coinbase, newSlot);
    }

    /**
     * Writes the fields.
     *
     * @return a fresh document
     */
    public Document encode() {
        Document document = new Document("amount", amount)
                .append("scriptVersion", script.version())
                .append("script", script.script().toHex())
                .append("daaScore", blockDaaScore)
                .append("coinbase", coinbase)
                .append("slot", slot);
        address.ifPresent(text -> document.append("address", text));
        return document;
    }

    /**
     * Reads the fields.
     *
     * @param document as written by {@link #encode}, further fields allowed
     * @return the output
     */
    public static SpentOutput decode(Document document) {
        return new SpentOutput(
                Fields.number(document, "amount"),
                new ScriptPublicKey(
                        Fields.integer(document, "scriptVersion"), Bytes.ofHex(Fields.string(document, "script"))),
                Fields.optionalString(document, "address"),
                Fields.number(document, "daaScore"),
                Fields.flag(document, "coinbase"),
                Fields.number(document, "slot"));
    }
}
