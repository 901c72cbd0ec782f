package network.pyrin.functions.walletapi.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import network.pyrin.chain.Address;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.StandardScripts;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Bytes;
import network.pyrin.testing.SampleChain;

/** Transactions and the JSON that wallets post. */
final class PostedTransaction {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TransactionOutput TO_FRIEND =
            new TransactionOutput(SampleChain.COIN, StandardScripts.payTo(Address.parse(SampleChain.FRIEND)));

    private PostedTransaction() {}

    private static Transaction transaction(Outpoint outpoint, int signatureBytes, int outputs) {
        return new Transaction(
                0,
                List.of(new TransactionInput(outpoint, Bytes.copyOf(new byte[signatureBytes]), -1L, 1)),
                Collections.nCopies(outputs, TO_FRIEND),
                0,
                SubnetworkId.NATIVE,
                0,
                Bytes.EMPTY,
                0);
    }

    /** One input, one output; the signature is for a node to judge. */
    static Transaction spending(Outpoint outpoint) {
        return transaction(outpoint, 66, 1);
    }

    /** As many bytes as a transaction that nodes relay can have. */
    static Transaction large() {
        return transaction(new Outpoint(SampleChain.PAYMENT.id(), 0), 98_000, 1);
    }

    /** More outputs than nodes relay. */
    static Transaction heavy() {
        return transaction(new Outpoint(SampleChain.PAYMENT.id(), 0), 66, 300);
    }

    /** What wallets post. */
    static ObjectNode body(Transaction transaction) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode posted = body.putObject("transaction");
        posted.put("version", transaction.version());
        var inputs = posted.putArray("inputs");
        for (TransactionInput input : transaction.inputs()) {
            ObjectNode one = inputs.addObject();
            one.putObject("previousOutpoint")
                    .put(
                            "transactionId",
                            input.previousOutpoint().transactionId().toHex())
                    .put("index", input.previousOutpoint().index());
            one.put("signatureScript", input.signatureScript().toHex());
            one.put("sequence", Long.toUnsignedString(input.sequence()));
            one.put("sigOpCount", input.sigOpCount());
        }
        var outputs = posted.putArray("outputs");
        for (TransactionOutput output : transaction.outputs()) {
            ObjectNode one = outputs.addObject();
            one.put("amount", output.value());
            one.putObject("scriptPublicKey")
                    .put("version", output.scriptPublicKey().version())
                    .put("scriptPublicKey", output.scriptPublicKey().script().toHex());
        }
        posted.put("lockTime", transaction.lockTime());
        posted.put("subnetworkId", transaction.subnetworkId().toString());
        if (transaction.payload().length() > 0) {
            posted.put("payload", transaction.payload().toHex());
        }
        if (transaction.mass() != 0) {
            posted.put("mass", transaction.mass());
        }
        return body;
    }
}
