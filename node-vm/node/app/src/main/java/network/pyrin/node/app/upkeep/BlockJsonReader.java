package network.pyrin.node.app.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/** Reads what {@link BlockJson} writes. Unknown fields are ignored, ids and hashes of transactions are not believed. */
final class BlockJsonReader {
    private BlockJsonReader() {}

    /**
     * Reads one block.
     *
     * @param node an object with header and transactions
     * @return the block; its identity is computed
     * @throws UpkeepException naming the field that cannot be read, or both hashes if the header's fields give another one
     */
    static Block read(JsonNode node) throws UpkeepException {
        try {
            JsonNode told = field(node, "header");
            Header header = header(told);
            if (!header.hash().equals(hash(told, "hash"))) {
                throw new UpkeepException("the header's fields hash to " + header.hash()
                        + ", not to the hash it names, " + hash(told, "hash"));
            }
            return new Block(header, list(field(node, "transactions"), BlockJsonReader::transaction));
        } catch (IllegalArgumentException e) {
            throw new UpkeepException("not a block: " + e.getMessage());
        }
    }

    private static Header header(JsonNode node) {
        return Header.of(
                (int) unsigned(node, "version", 16),
                list(field(node, "parentsByLevel"), level -> list(level, parent -> Hash.ofHex(parent.asText()))),
                hash(node, "hashMerkleRoot"),
                hash(node, "acceptedIdMerkleRoot"),
                hash(node, "utxoCommitment"),
                unsigned(node, "timestamp", 63),
                (int) unsigned(node, "bits", 32),
                unsigned(node, "nonce", 64),
                unsigned(node, "daaScore", 64),
                Uint192.ofHex(field(node, "blueWork").asText()),
                unsigned(node, "blueScore", 64),
                hash(node, "pruningPoint"));
    }

    private static Transaction transaction(JsonNode node) {
        return new Transaction(
                (int) unsigned(node, "version", 16),
                list(field(node, "inputs"), BlockJsonReader::input),
                list(field(node, "outputs"), BlockJsonReader::output),
                unsigned(node, "lockTime", 64),
                new SubnetworkId(bytes(node, "subnetworkId")),
                unsigned(node, "gas", 64),
                bytes(node, "payload"),
                unsigned(node, "mass", 64));
    }

    private static TransactionInput input(JsonNode node) {
        return new TransactionInput(
                new Outpoint(hash(node, "transactionId"), (int) unsigned(node, "index", 32)),
                bytes(node, "signatureScript"),
                unsigned(node, "sequence", 64),
                (int) unsigned(node, "sigOpCount", 8));
    }

    private static TransactionOutput output(JsonNode node) {
        return new TransactionOutput(
                unsigned(node, "amount", 64),
                new ScriptPublicKey((int) unsigned(node, "scriptVersion", 16), bytes(node, "script")));
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("field " + name + " is missing");
        }
        return value;
    }

    private static long unsigned(JsonNode node, String name, int bits) {
        JsonNode value = field(node, name);
        if (!BlockJson.isUnsigned(value, bits)) {
            throw new IllegalArgumentException("field " + name + " is not an unsigned integer of " + bits + " bits");
        }
        return value.longValue();
    }

    private static Hash hash(JsonNode node, String name) {
        return named(name, () -> Hash.ofHex(field(node, name).asText()));
    }

    private static Bytes bytes(JsonNode node, String name) {
        return named(name, () -> Bytes.ofHex(field(node, name).asText()));
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T named(String name, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("field " + name + ": " + e.getMessage(), e);
        }
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("a list is expected");
        }
        List<T> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(read.apply(item)));
        return items;
    }
}
