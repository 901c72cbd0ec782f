package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import network.pyrin.chain.Block;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.RuleViolation;
import network.pyrin.node.consensus.virtual.Disqualification;
import network.pyrin.node.consensus.virtual.TransactionRejection;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.Json;
import network.pyrin.testing.Recording;

/** Compares verdicts on invalid blocks and edge cases, each on a fork of the store at the block it follows. */
final class RejectComparison {
    /** Texts that depend on the clock or list sets in no particular order. */
    private static final Set<String> TEXT_VARIES = Set.of("TimeTooFarIntoTheFuture", "UnexpectedIndirectParents");

    private final Recording recording;
    private final Map<Integer, MemoryStore> forks;
    private final Function<MemoryStore, Consensus> open;
    private final Report report;

    RejectComparison(
            Recording recording,
            Map<Integer, MemoryStore> forks,
            Function<MemoryStore, Consensus> open,
            Report report) {
        this.recording = recording;
        this.forks = forks;
        this.open = open;
        this.report = report;
    }

    void run() {
        if (!recording.has("rejects")) {
            report.skip(recording.name(), "rejected blocks (not recorded)");
            return;
        }
        recording.forEach("rejects", this::compare);
    }

    private void compare(JsonNode recorded) {
        String what = recording.name() + " reject case " + Json.text(recorded, "id") + " after block "
                + Json.u32(recorded, "after");
        MemoryStore at = forks.get(Json.u32(recorded, "after"));
        if (at == null) {
            report.result(what, List.of("the recording has no such block"));
            return;
        }
        ObjectNode expected = recorded.deepCopy();
        expected.remove(List.of("block", "setup", "id", "after"));
        String error = expected.path("error").asText("");
        if (TEXT_VARIES.contains(error)) {
            expected.remove("message");
        }
        try (Consensus consensus = open.apply(at.fork())) {
            report.compare(what, expected, actual(recorded, consensus));
        }
    }

    private static ObjectNode actual(JsonNode recorded, Consensus consensus) {
        ObjectNode node = Shapes.object();
        ArrayNode setup = node.putArray("setupResults");
        for (JsonNode block : Json.field(recorded, "setup")) {
            setup.add(Verdicts.name(consensus.insert(block(block))));
        }
        Hash sinkBefore = consensus.virtual().sink();
        Block block = block(Json.field(recorded, "block"));
        switch (consensus.insert(block)) {
            case BlockOutcome.Refused refused -> error(node, refused.violation(), consensus, block.hash());
            case BlockOutcome.Accepted accepted -> {
                node.put("outcome", "status")
                        .put("status", accepted.status().rustName())
                        .put("sinkBefore", sinkBefore.toHex())
                        .put("sinkAfter", consensus.virtual().sink().toHex());
                consensus
                        .blocks()
                        .disqualification(block.hash())
                        .ifPresent(disqualification -> disqualified(node, disqualification));
            }
        }
        return node;
    }

    private static Block block(JsonNode json) {
        return new Block(
                Json.header(Json.field(json, "header")),
                Json.list(Json.field(json, "transactions"), Json::transaction));
    }

    private static void error(ObjectNode node, RuleViolation violation, Consensus consensus, Hash block) {
        node.put("outcome", "error").put("error", violation.rustName()).put("message", violation.message());
        String inner = Verdicts.innerName(violation);
        if (!inner.isEmpty()) {
            node.put("innerError", inner);
        }
        node.put(
                "storedStatus",
                consensus.blocks().status(block).map(BlockStatus::rustName).orElse(null));
    }

    private static void disqualified(ObjectNode node, Disqualification disqualification) {
        node.put("disqualifyError", disqualification.violation().rustName())
                .put("message", disqualification.violation().message());
        ArrayNode errors = node.putArray("txErrors");
        for (TransactionRejection rejection : disqualification.transactions()) {
            ObjectNode error = errors.addObject()
                    .put("id", rejection.transaction().toHex())
                    .put("povDaaScore", Shapes.unsigned(rejection.povDaaScore()))
                    .put("error", rejection.violation().rustName())
                    .put("message", rejection.violation().message());
            if (rejection.violation() instanceof TransactionViolation.SignatureInvalid invalid) {
                error.put("scriptError", invalid.scriptError());
            }
        }
    }
}
