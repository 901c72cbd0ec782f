package network.pyrin.node.app.upkeep;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;

/**
 * Writes a block as one JSON object: index, header with its hash, transactions with id and hash. Hashes and bytes are
 * lower-case hex, numbers plain integers up to 2^64 - 1. {@link BlockJsonReader} reads it.
 */
final class BlockJson {
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private BlockJson() {}

    /**
     * Writes one block.
     *
     * @param out receives an object
     * @param index place in the file, from 0
     * @param block header and body
     * @param withMass whether storage mass is active for the block, so that transaction hashes include it
     */
    static void write(JsonGenerator out, long index, Block block, boolean withMass) throws IOException {
        out.writeStartObject();
        out.writeNumberField("i", index);
        out.writeFieldName("header");
        header(out, block.header());
        out.writeArrayFieldStart("transactions");
        for (Transaction transaction : block.transactions()) {
            transaction(out, transaction, withMass);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void header(JsonGenerator out, Header header) throws IOException {
        out.writeStartObject();
        out.writeNumberField("version", header.version());
        out.writeArrayFieldStart("parentsByLevel");
        for (List<Hash> level : header.parentsByLevel()) {
            out.writeStartArray();
            for (Hash parent : level) {
                out.writeString(parent.toHex());
            }
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeStringField("hashMerkleRoot", header.hashMerkleRoot().toHex());
        out.writeStringField(
                "acceptedIdMerkleRoot", header.acceptedIdMerkleRoot().toHex());
        out.writeStringField("utxoCommitment", header.utxoCommitment().toHex());
        unsigned(out, "timestamp", header.timestampMillis());
        unsigned(out, "bits", Integer.toUnsignedLong(header.bits()));
        unsigned(out, "nonce", header.nonce());
        unsigned(out, "daaScore", header.daaScore());
        out.writeStringField("blueWork", header.blueWork().toHex());
        unsigned(out, "blueScore", header.blueScore());
        out.writeStringField("pruningPoint", header.pruningPoint().toHex());
        out.writeStringField("hash", header.hash().toHex());
        out.writeEndObject();
    }

    private static void transaction(JsonGenerator out, Transaction transaction, boolean withMass) throws IOException {
        out.writeStartObject();
        out.writeNumberField("version", transaction.version());
        out.writeArrayFieldStart("inputs");
        for (TransactionInput input : transaction.inputs()) {
            out.writeStartObject();
            out.writeStringField(
                    "transactionId", input.previousOutpoint().transactionId().toHex());
            unsigned(
                    out,
                    "index",
                    Integer.toUnsignedLong(input.previousOutpoint().index()));
            out.writeStringField("signatureScript", input.signatureScript().toHex());
            unsigned(out, "sequence", input.sequence());
            out.writeNumberField("sigOpCount", input.sigOpCount());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("outputs");
        for (TransactionOutput output : transaction.outputs()) {
            out.writeStartObject();
            unsigned(out, "amount", output.value());
            out.writeNumberField("scriptVersion", output.scriptPublicKey().version());
            out.writeStringField("script", output.scriptPublicKey().script().toHex());
            out.writeEndObject();
        }
        out.writeEndArray();
        unsigned(out, "lockTime", transaction.lockTime());
        out.writeStringField("subnetworkId", transaction.subnetworkId().bytes().toHex());
        unsigned(out, "gas", transaction.gas());
        out.writeStringField("payload", transaction.payload().toHex());
        unsigned(out, "mass", transaction.mass());
        out.writeStringField("id", transaction.id().toHex());
        out.writeStringField(
                "hash", TransactionHashing.hash(transaction, withMass).toHex());
        out.writeEndObject();
    }

    private static void unsigned(JsonGenerator out, String name, long value) throws IOException {
        if (value >= 0) {
            out.writeNumberField(name, value);
        } else {
            out.writeFieldName(name);
            out.writeNumber(BigInteger.valueOf(value).add(TWO_64));
        }
    }

    /** Whether a JSON number is an integer of so many bits without sign. */
    static boolean isUnsigned(JsonNode number, int bits) {
        return number.isIntegralNumber()
                && number.bigIntegerValue().signum() >= 0
                && number.bigIntegerValue().bitLength() <= bits;
    }
}
