package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.chain.HeaderHashing;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.PowState;
import network.pyrin.crypto.PowVersion;
import network.pyrin.crypto.Uint256;
import network.pyrin.node.consensus.BlockFacts;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.testing.Json;
import network.pyrin.testing.RecordedBlock;
import network.pyrin.testing.Recording;

/** Compares hashes, verdict and DAG facts of each block. */
final class BlockComparison {
    private final Recording recording;
    private final NetworkParams params;
    private final Consensus consensus;
    private final Report report;

    BlockComparison(Recording recording, Consensus consensus, Report report) {
        this.recording = recording;
        this.params = recording.params();
        this.consensus = consensus;
        this.report = report;
    }

    void compare(RecordedBlock recorded, BlockOutcome outcome) {
        ObjectNode expected = Shapes.object();
        ObjectNode actual = Shapes.object();
        hashes(recorded, expected, actual);
        JsonNode expect = recorded.json().get("expect");
        if (expect == null) {
            report.skip(recording.name(), "expectations of blocks (not recorded)");
            expected.put("outcome", "accepted");
            actual.put("outcome", outcome instanceof BlockOutcome.Accepted ? "accepted" : outcome.toString());
        } else {
            ObjectNode facts = expect.deepCopy();
            facts.remove("finalStatus"); // compared at the end
            expected.set("expect", facts);
            actual.set("expect", facts(recorded, outcome));
        }
        report.compare(
                recording.name() + " block " + recorded.index() + " "
                        + recorded.block().hash(),
                expected,
                actual);
    }

    private void hashes(RecordedBlock recorded, ObjectNode expected, ObjectNode actual) {
        Header header = recorded.block().header();
        expected.put("hash", header.hash().toHex());
        actual.put("hash", HeaderHashing.hash(header).toHex());
        boolean massActive = params.storageMassActive(header.daaScore());
        JsonNode transactions = recorded.json().path("transactions");
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).has("id")) {
                Transaction transaction = recorded.block().transactions().get(i);
                expected.put("id " + i, Json.text(transactions.get(i), "id"));
                actual.put("id " + i, transaction.id().toHex());
                expected.put("hash " + i, Json.text(transactions.get(i), "hash"));
                actual.put(
                        "hash " + i,
                        TransactionHashing.hash(transaction, massActive).toHex());
            }
        }
    }

    private ObjectNode facts(RecordedBlock recorded, BlockOutcome outcome) {
        Header header = recorded.block().header();
        Optional<BlockFacts> facts = consensus.blocks().facts(header.hash());
        ObjectNode node = facts.map(Shapes::block).orElseGet(Shapes::object);
        Uint256 pow = proofOfWork(header);
        return node.put("status", Verdicts.name(outcome))
                .put("powHash", pow.toHash().toHex())
                .put("powValid", pow.compareTo(CompactTarget.toTarget(header.bits())) <= 0);
    }

    private Uint256 proofOfWork(Header header) {
        PowVersion version = params.powAlgoUpdated(header.daaScore()) ? PowVersion.V2 : PowVersion.V1;
        return PowState.of(HeaderHashing.prePowHash(header), header.timestampMillis(), version)
                .pow(header.nonce());
    }
}
