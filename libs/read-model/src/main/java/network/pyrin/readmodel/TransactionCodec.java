package network.pyrin.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/** {@link TransactionDocument} to BSON and back. */
public final class TransactionCodec {
    /** Field: blocks that carry it. */
    public static final String BLOCKS = "blocks";

    /** Field: earliest time of such a block. */
    public static final String BLOCK_TIME = "blockTime";

    /** Field: {@link TransactionDocument.Acceptance}, absent if not accepted. */
    public static final String ACCEPTED = "accepted";

    /** Field: output index to spending transaction. */
    public static final String SPENT_BY = "spentBy";

    private TransactionCodec() {}

    /**
     * Writes a transaction.
     *
     * @param document the transaction
     * @return a fresh document
     */
    public static Document encode(TransactionDocument document) {
        Document encoded = encodeBody(document)
                .append(BLOCK_TIME, document.blockTime())
                .append(BLOCKS, Fields.hexes(document.blocks()));
        document.acceptance().ifPresent(acceptance -> encoded.append(ACCEPTED, encodeAcceptance(acceptance)));
        Document spent = new Document();
        new TreeMap<>(document.spentBy()).forEach((index, id) -> spent.append(index.toString(), id.toHex()));
        return encoded.append(SPENT_BY, spent).append(Guard.LAST_SEQUENCE, document.lastSequence());
    }

    /**
     * The part that never changes.
     *
     * @param document the transaction
     * @return a fresh document with {@code _id}
     */
    public static Document encodeBody(TransactionDocument document) {
        Transaction transaction = document.transaction();
        return new Document("_id", transaction.id().toHex())
                .append("version", transaction.version())
                .append(
                        "inputs",
                        transaction.inputs().stream()
                                .map(TransactionCodec::encodeInput)
                                .toList())
                .append("outputs", encodeOutputs(document))
                .append("lockTime", transaction.lockTime())
                .append("subnetwork", transaction.subnetworkId().bytes().toHex())
                .append("gas", transaction.gas())
                .append("payload", transaction.payload().toHex())
                .append("mass", transaction.mass())
                .append("hash", document.hash().toHex())
                .append("computeMass", document.computeMass());
    }

    private static Document encodeInput(TransactionInput input) {
        return new Document(
                        "transaction", input.previousOutpoint().transactionId().toHex())
                .append("index", input.previousOutpoint().index())
                .append("script", input.signatureScript().toHex())
                .append("sequence", input.sequence())
                .append("sigOps", input.sigOpCount());
    }

    private static List<Document> encodeOutputs(TransactionDocument document) {
        List<Document> outputs = new ArrayList<>();
        for (int i = 0; i < document.transaction().outputs().size(); i++) {
            TransactionOutput output = document.transaction().outputs().get(i);
            Document encoded = new Document("amount", output.value())
                    .append("scriptVersion", output.scriptPublicKey().version())
                    .append("script", output.scriptPublicKey().script().toHex());
            document.outputAddresses().get(i).ifPresent(address -> encoded.append("address", address));
            outputs.add(encoded);
        }
        return outputs;
    }

    /**
     * Writes an acceptance.
     *
     * @param acceptance the acceptance
     * @return value of the field {@link #ACCEPTED}
     */
    public static Document encodeAcceptance(TransactionDocument.Acceptance acceptance) {
        Document encoded = new Document("block", acceptance.block().toHex())
                .append("blueScore", acceptance.blueScore())
                .append("daaScore", acceptance.daaScore())
                .append("timestamp", acceptance.timestamp());
        acceptance.fee().ifPresent(fee -> encoded.append("fee", fee));
        return encoded.append(
                "inputs",
                acceptance.inputs().stream()
                        .map(input -> input.map(SpentOutput::encode).orElseGet(Document::new))
                        .toList());
    }

    /**
     * Reads a transaction.
     *
     * @param document as stored
     * @return the transaction
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static TransactionDocument decode(Document document) {
        return new TransactionDocument(
                decodeTransaction(document),
                Fields.hash(document, "hash"),
                Fields.number(document, "computeMass"),
                Fields.list(document, "outputs", Document.class, output -> Fields.optionalString(output, "address")),
                Fields.number(document, BLOCK_TIME),
                Fields.hashes(document, BLOCKS),
                Fields.optionalPart(document, ACCEPTED).map(TransactionCodec::decodeAcceptance),
                decodeSpentBy(Fields.part(document, SPENT_BY)),
                Fields.number(document, Guard.LAST_SEQUENCE));
    }

    private static Transaction decodeTransaction(Document document) {
        return new Transaction(
                Fields.integer(document, "version"),
                Fields.list(document, "inputs", Document.class, TransactionCodec::decodeInput),
                Fields.list(document, "outputs", Document.class, TransactionCodec::decodeOutput),
                Fields.number(document, "lockTime"),
                new SubnetworkId(Fields.bytes(document, "subnetwork")),
                Fields.number(document, "gas"),
                Fields.bytes(document, "payload"),
                Fields.number(document, "mass"));
    }

    private static TransactionInput decodeInput(Document input) {
        return new TransactionInput(
                new Outpoint(Fields.hash(input, "transaction"), Fields.integer(input, "index")),
                Fields.bytes(input, "script"),
                Fields.number(input, "sequence"),
                Fields.integer(input, "sigOps"));
    }

    private static TransactionOutput decodeOutput(Document output) {
        return new TransactionOutput(
                Fields.number(output, "amount"),
                new ScriptPublicKey(Fields.integer(output, "scriptVersion"), Fields.bytes(output, "script")));
    }

    private static TransactionDocument.Acceptance decodeAcceptance(Document accepted) {
        return new TransactionDocument.Acceptance(
                Fields.hash(accepted, "block"),
                Fields.number(accepted, "blueScore"),
                Fields.number(accepted, "daaScore"),
                Fields.number(accepted, "timestamp"),
                Fields.optionalNumber(accepted, "fee"),
                Fields.list(
                        accepted,
                        "inputs",
                        Document.class,
                        input -> input.isEmpty() ? Optional.empty() : Optional.of(SpentOutput.decode(input))));
    }

    private static Map<Integer, Hash> decodeSpentBy(Document spent) {
        Map<Integer, Hash> result = new TreeMap<>();
        for (String index : spent.keySet()) {
            result.put(Integer.valueOf(index), Fields.hash(spent, index));
        }
        return result;
    }
}
