package network.pyrin.node.mempool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.chain.Transaction;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.Json;
import network.pyrin.testing.JsonLines;
import network.pyrin.testing.Recording;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.Test;

/** The recorded node was given 120 transactions, good and bad, in order: ours says the same of each. */
class RecordedMempoolTest {
    @Test
    void everyVerdictReadsTheSame() {
        Recording recording = TestData.assumeRecording("devnet-pow");
        List<JsonNode> answers = answers();
        try (MemoryStore store = new MemoryStore();
                Consensus consensus = ConsensusNode.open(
                        store,
                        recording.params(),
                        ConsensusOptions.standard(),
                        new NativeSignatures(),
                        InstantSource.system())) {
            recording.forEachBlock(block -> consensus.insert(block.block()));
            Mempool mempool = new Mempool(consensus, MempoolConfig.of(recording.params()), InstantSource.system());
            List<JsonNode> cases = new ArrayList<>();
            recording.forEach("mempool", cases::add);
            assertThat(answers).hasSizeGreaterThanOrEqualTo(cases.size());
            for (int i = 0; i < cases.size(); i++) {
                Transaction transaction = Json.transaction(Json.field(cases.get(i), "transaction"));
                String expected = message(answers.get(i));
                // The RPC layer refuses odd subnetworks before the pool sees them.
                if (!expected.equals("Invalid bytes")) {
                    assertThat(verdict(mempool, transaction))
                            .as(Json.text(cases.get(i), "case"))
                            .isEqualTo(expected);
                }
            }
            long accepted = answers.stream()
                    .limit(cases.size())
                    .filter(answer -> message(answer).isEmpty())
                    .count();
            assertThat(mempool.size()).isEqualTo((int) accepted);
            assertThat(mempool.revalidate()).isEmpty();
        }
    }

    private static List<JsonNode> answers() {
        List<JsonNode> answers = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(TestData.assume("rpc/devnet-pow.jsonl"))) {
            lines.forEachRemaining(line -> {
                if (Json.text(line, "phase").equals("transactions")) {
                    answers.add(line);
                }
            });
        }
        return answers;
    }

    /** The recorded error text, empty for success. */
    private static String message(JsonNode answer) {
        return answer.path("response")
                .path("submitTransactionResponse")
                .path("error")
                .path("message")
                .asText();
    }

    private static String verdict(Mempool mempool, Transaction transaction) {
        return switch (mempool.submit(transaction, Priority.HIGH, OrphanPolicy.FORBID)) {
            case MempoolOutcome.Accepted accepted -> "";
            case MempoolOutcome.Orphaned orphaned -> "orphan";
            case MempoolOutcome.Rejected(MempoolViolation violation) ->
                "Rejected transaction " + transaction.id() + ": " + violation.message();
        };
    }

    @Test
    void namesAreThoseOfTheProtocol() {
        assertThat(Stream.of(MempoolViolation.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .allMatch(name -> name.startsWith("Reject"));
    }
}
