package network.pyrin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import network.pyrin.chain.Header;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/** The JSON of recordings as chain values. A missing field is an {@link IllegalArgumentException} that names it. */
public final class Json {
    private Json() {}

    /**
     * A field that must be there.
     *
     * @param node an object
     * @param name the field
     * @return its value, possibly JSON null
     */
    public static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no field '" + name + "' in the recording");
        }
        return value;
    }

    /**
     * A 64-bit field.
     *
     * @param node an object
     * @param name the field, an integer up to 2^64-1
     * @return its bits
     */
    public static long u64(JsonNode node, String name) {
        return field(node, name).longValue();
    }

    /**
     * A 32-bit field.
     *
     * @param node an object
     * @param name the field, an integer up to 2^32-1
     * @return its bits
     */
    public static int u32(JsonNode node, String name) {
        return (int) u64(node, name);
    }

    /**
     * A text field.
     *
     * @param node an object
     * @param name the field
     * @return its text
     */
    public static String text(JsonNode node, String name) {
        return field(node, name).asText();
    }

    /**
     * A hash field.
     *
     * @param node an object
     * @param name the field, 64 hex digits
     * @return the hash
     */
    public static Hash hash(JsonNode node, String name) {
        return Hash.ofHex(text(node, name));
    }

    /**
     * A field with a list of hashes.
     *
     * @param node an object
     * @param name the field
     * @return the hashes in order
     */
    public static List<Hash> hashes(JsonNode node, String name) {
        return list(field(node, name), item -> Hash.ofHex(item.asText()));
    }

    /**
     * A field of bytes.
     *
     * @param node an object
     * @param name the field, hex
     * @return the bytes
     */
    public static Bytes bytes(JsonNode node, String name) {
        return Bytes.ofHex(text(node, name));
    }

    /**
     * Maps an array.
     *
     * @param array a JSON array
     * @param read reads one item
     * @param <T> type of the items
     * @return the items in order
     */
    public static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(read.apply(item)));
        return List.copyOf(items);
    }

    /**
     * A header under its recorded hash.
     *
     * @param node a recorded header
     * @return the header; that its hash is right is for tests to check
     */
    public static Header header(JsonNode node) {
        return new Header(
                u32(node, "version"),
                list(field(node, "parentsByLevel"), level -> list(level, hash -> Hash.ofHex(hash.asText()))),
                hash(node, "hashMerkleRoot"),
                hash(node, "acceptedIdMerkleRoot"),
                hash(node, "utxoCommitment"),
                u64(node, "timestamp"),
                u32(node, "bits"),
                u64(node, "nonce"),
                u64(node, "daaScore"),
                Uint192.ofHex(text(node, "blueWork")),
                u64(node, "blueScore"),
                hash(node, "pruningPoint"),
                hash(node, "hash"));
    }

    /**
     * A transaction.
     *
     * @param node a recorded transaction
     * @return the transaction, its id computed
     */
    public static Transaction transaction(JsonNode node) {
        return new Transaction(
                u32(node, "version"),
                list(field(node, "inputs"), Json::input),
                list(field(node, "outputs"), output -> new TransactionOutput(u64(output, "amount"), script(output))),
                u64(node, "lockTime"),
                new SubnetworkId(bytes(node, "subnetworkId")),
                u64(node, "gas"),
                bytes(node, "payload"),
                u64(node, "mass"));
    }

    private static TransactionInput input(JsonNode node) {
        return new TransactionInput(
                outpoint(node), bytes(node, "signatureScript"), u64(node, "sequence"), u32(node, "sigOpCount"));
    }

    /**
     * An outpoint.
     *
     * @param node an object with transactionId and index
     * @return the outpoint
     */
    public static Outpoint outpoint(JsonNode node) {
        return new Outpoint(hash(node, "transactionId"), u32(node, "index"));
    }

    /**
     * A UTXO entry.
     *
     * @param node an object with amount, script, blockDaaScore, isCoinbase and perhaps scriptVersion
     * @return the entry
     */
    public static UtxoEntry utxoEntry(JsonNode node) {
        return new UtxoEntry(
                u64(node, "amount"),
                script(node),
                u64(node, "blockDaaScore"),
                field(node, "isCoinbase").booleanValue());
    }

    /** Some recorded entries leave the version out where it is 0. */
    private static ScriptPublicKey script(JsonNode node) {
        return new ScriptPublicKey(node.path("scriptVersion").asInt(), bytes(node, "script"));
    }
}
