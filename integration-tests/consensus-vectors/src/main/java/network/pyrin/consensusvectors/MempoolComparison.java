package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.MempoolVerdict;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.testing.Json;
import network.pyrin.testing.Recording;

/** Compares verdicts on transactions outside blocks, against the final virtual state. */
final class MempoolComparison {
    private final Recording recording;
    private final Consensus consensus;
    private final Report report;

    MempoolComparison(Recording recording, Consensus consensus, Report report) {
        this.recording = recording;
        this.consensus = consensus;
        this.report = report;
    }

    void run() {
        if (!recording.has("mempool")) {
            report.skip(recording.name(), "mempool cases (not recorded)");
            return;
        }
        recording.forEach("mempool", this::compare);
    }

    private void compare(JsonNode recorded) {
        ObjectNode expected = recorded.deepCopy();
        JsonNode json = expected.remove("transaction");
        Transaction transaction = Json.transaction(json);
        expected.put("id", Json.text(json, "id"));
        if (expected.path("computeMass").isNull()) {
            expected.remove("computeMass"); // the recorded node did not fill it in
        }
        VirtualState state = consensus.virtual();
        ObjectNode actual = Shapes.object()
                .put("case", Json.text(recorded, "case"))
                .put("id", transaction.id().toHex())
                .put("committedMass", Shapes.unsigned(transaction.mass()))
                .put("virtualDaaScore", Shapes.unsigned(state.daaScore()))
                .put("virtualPastMedianTime", Shapes.unsigned(state.pastMedianTimeMillis()));
        switch (consensus.transactions().validateForMempool(transaction, outpoint -> Optional.empty())) {
            case MempoolVerdict.Valid valid -> valid(actual, valid);
            case MempoolVerdict.Missing missing -> violation(actual, new TransactionViolation.MissingTxOutpoints());
            case MempoolVerdict.Invalid invalid -> violation(actual, invalid.violation());
        }
        report.compare(recording.name() + " mempool case " + Json.text(recorded, "case"), expected, actual);
    }

    private static void valid(ObjectNode node, MempoolVerdict.Valid valid) {
        node.put("result", "ok")
                .put("fee", valid.feeLeor())
                .put("computeMass", valid.computeMassGrams())
                .put("massAfterValidation", Shapes.unsigned(valid.transaction().mass()));
        ArrayNode entries = node.putArray("entries");
        for (UtxoEntry entry : valid.entries()) {
            entries.addObject()
                    .put("amount", entry.amount())
                    .put("blockDaaScore", Shapes.unsigned(entry.blockDaaScore()))
                    .put("isCoinbase", entry.coinbase())
                    .put("scriptVersion", entry.scriptPublicKey().version())
                    .put("script", entry.scriptPublicKey().script().toHex());
        }
    }

    private static void violation(ObjectNode node, TransactionViolation violation) {
        node.put("result", "error").put("error", violation.rustName()).put("message", violation.message());
        if (violation instanceof TransactionViolation.SignatureInvalid invalid) {
            node.put("scriptError", invalid.scriptError());
        }
    }
}
