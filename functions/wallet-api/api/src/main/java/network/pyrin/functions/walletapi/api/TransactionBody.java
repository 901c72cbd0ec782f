package network.pyrin.functions.walletapi.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.ValidationException;

/**
 * A posted transaction, with the names that wallets have always used. 64-bit integers may be numbers or decimal text: numbers
 * lose digits above 2⁵³ in some languages.
 *
 * @param transaction the signed transaction
 * @param allowOrphan whether the node may keep it while an input is unknown to it
 */
record TransactionBody(Transaction transaction, boolean allowOrphan) {
    /** As many as fit into the heaviest standard transaction, and more. */
    private static final int LIST_MAX = 2_000;

    private static final int SCRIPT_BYTES_MAX = 100_000;
    private static final long U8_MAX = 0xff;
    private static final long U16_MAX = 0xffff;
    private static final long U32_MAX = 0xffff_ffffL;

    /**
     * Reads a body.
     *
     * @param body the posted object
     * @return the transaction, well-formed and not checked further
     * @throws ValidationException with everything that is malformed
     */
    static TransactionBody read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        JsonFields given = fields.object("transaction");
        boolean allowOrphan = fields.flag("allowOrphan", false);
        int version = given.integer("version", U16_MAX, false);
        List<TransactionInput> inputs = given.objects("inputs", LIST_MAX).stream()
                .map(TransactionBody::input)
                .toList();
        List<TransactionOutput> outputs = given.objects("outputs", LIST_MAX).stream()
                .map(TransactionBody::output)
                .toList();
        Transaction transaction = new Transaction(
                version,
                inputs,
                outputs,
                given.u64("lockTime", true),
                subnetwork(given).orElse(SubnetworkId.NATIVE),
                given.u64("gas", true),
                given.hex("payload", SCRIPT_BYTES_MAX, true),
                given.u64("mass", true));
        fields.check();
        return new TransactionBody(transaction, allowOrphan);
    }

    private static Optional<SubnetworkId> subnetwork(JsonFields transaction) {
        return transaction.has("subnetworkId")
                ? Optional.of(new SubnetworkId(transaction.hex("subnetworkId", SubnetworkId.BYTES)))
                : Optional.empty();
    }

    private static TransactionInput input(JsonFields input) {
        JsonFields outpoint = input.object("previousOutpoint");
        Bytes id = outpoint.hex("transactionId", Hash.BYTES);
        return new TransactionInput(
                new Outpoint(Hash.ofHex(id.toHex()), outpoint.integer("index", U32_MAX, false)),
                input.hex("signatureScript", SCRIPT_BYTES_MAX, false),
                input.u64("sequence", false),
                input.integer("sigOpCount", U8_MAX, false));
    }

    private static TransactionOutput output(JsonFields output) {
        JsonFields script = output.object("scriptPublicKey");
        return new TransactionOutput(
                output.u64("amount", false),
                new ScriptPublicKey(
                        script.integer("version", U16_MAX, true),
                        script.hex("scriptPublicKey", SCRIPT_BYTES_MAX, false)));
    }
}
