package network.pyrin.consensusvectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.consensus.Submission;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.Recording;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Recorded chains handed in as fast as they are taken, so that stages overlap and virtual resolves many blocks at once. */
class AheadReplayVectorTest {
    @TestFactory
    Stream<DynamicTest> blocksHandedInAheadLeadToTheRecordedState() {
        return Stream.of("devnet-1bps-small", "testnet11-10bps").map(AheadReplayVectorTest::replay);
    }

    @TestFactory
    Stream<DynamicTest> longerChainsHandedInAheadLeadToTheRecordedState() {
        assumeTrue(Boolean.getBoolean("pyrin.slow"), "set -Dpyrin.slow=true to replay the longer chains too");
        return Stream.of("reorg-deep", "devnet-1bps-long", "pruning").map(AheadReplayVectorTest::replay);
    }

    private static DynamicTest replay(String name) {
        return DynamicTest.dynamicTest(name, () -> replay(TestData.assumeRecording(name)));
    }

    private static void replay(Recording recording) {
        List<Submission> submissions = new ArrayList<>();
        try (Consensus consensus = ConsensusNode.open(
                new MemoryStore(),
                recording.params(),
                ConsensusOptions.standard(),
                new NativeSignatures(),
                InstantSource.system())) {
            recording.forEachBlock(block -> submissions.add(consensus.submit(block.block())));
            assertThat(submissions)
                    .allSatisfy(submission ->
                            assertThat(submission.virtualUpdated().join()).isInstanceOf(BlockOutcome.Accepted.class));
            JsonNode expected = recording.finalState().get("virtual");
            assertThat(JsonDifference.of(expected, Shapes.virtual(consensus.virtual())))
                    .isEmpty();
        }
    }
}
