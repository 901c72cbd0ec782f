package network.pyrin.readmodel;

import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/**
 * A transaction waiting in the node's mempool.
 *
 * @param transaction the transaction, without blocks, acceptance or spending; {@code blockTime} is when it was first seen
 * @param fee leor
 * @param inputs per input, the output it spends; empty where the read model does not have it (yet)
 * @param expiresAt when the entry counts as gone if nothing refreshes it, milliseconds since the epoch
 */
public record MempoolDocument(
        TransactionDocument transaction, long fee, List<Optional<SpentOutput>> inputs, long expiresAt) {
    /** Copies the list. */
    public MempoolDocument {
        inputs = List.copyOf(inputs);
    }

    /**
     * The transaction's id.
     *
     * @return the {@code _id}
     */
    public Hash id() {
        return transaction.id();
    }

    /**
     * Writes an entry.
     *
     * @return a fresh document
     */
    public Document encode() {
        return TransactionCodec.encode(transaction)
                .append("fee", fee)
                .append(
                        "resolved",
                        inputs.stream()
                                .map(input -> input.map(SpentOutput::encode).orElseGet(Document::new))
                                .toList())
                .append("expiresAt", expiresAt);
    }

    /**
     * Reads an entry.
     *
     * @param document as stored
     * @return the entry
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static MempoolDocument decode(Document document) {
        return new MempoolDocument(
                TransactionCodec.decode(document),
                Fields.number(document, "fee"),
                Fields.list(
                        document,
                        "resolved",
                        Document.class,
                        input -> input.isEmpty() ? Optional.empty() : Optional.of(SpentOutput.decode(input))),
                Fields.number(document, "expiresAt"));
    }
}
