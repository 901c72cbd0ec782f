package network.pyrin.node.consensus.header;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.GhostdagData;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.Json;
import network.pyrin.testing.RecordedBlock;
import network.pyrin.testing.Recording;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All headers of the recorded chains through the header stage: every fact as recorded. */
class HeaderReplayTest {
    private static final InstantSource LATE = InstantSource.fixed(Instant.parse("2100-01-01T00:00:00Z"));

    @TestFactory
    Stream<DynamicTest> everyFactIsAsRecorded() {
        return Stream.of(
                        "devnet-1bps-small",
                        "devnet-pow",
                        "testnet11-10bps",
                        "reorg-deep",
                        "pruning",
                        "devnet-1bps-long")
                .map(name -> DynamicTest.dynamicTest(name, () -> replay(name)));
    }

    private static void replay(String name) {
        Recording recording = TestData.assumeRecording(name);
        MemoryStore store = new MemoryStore();
        Dag dag = Dag.open(store, recording.params());
        DagRules rules = new DagRules(dag);
        HeaderStage stage = new HeaderStage(dag, rules, LATE);
        recording.forEachBlock(recorded -> {
            HeaderVerdict verdict = stage.process(recorded.block().header());
            assertThat(verdict).as("block %s", recorded.index()).isInstanceOf(HeaderVerdict.Accepted.class);
            int block = ((HeaderVerdict.Accepted) verdict).block();
            assertThat(facts(dag, block)).as("block %s", recorded.index()).isEqualTo(expected(recorded));
            followPruning(dag, rules);
        });
        assertThat(dag.hashOf(dag.pruning().pruningPoint()))
                .isEqualTo(Json.hash(recording.finalState(), "pruningPoint"));
        assertThat(dag.pruning().points().stream().map(point -> dag.hashOf(point.block())))
                .isEqualTo(Json.hashes(recording.finalState(), "pastPruningPoints"));
        assertThat(dag.hashOf(dag.headersSelectedTip()))
                .isEqualTo(Json.hash(recording.finalState(), "headersSelectedTip"));
    }

    /** Without bodies the headers selected tip stands for the sink. */
    private static void followPruning(Dag dag, DagRules rules) {
        dag.applyPruning(rules.pruningAfter(dag.ghostdag(dag.headersSelectedTip())));
    }

    private static Map<String, Object> facts(Dag dag, int block) {
        GhostdagData ghostdag = dag.ghostdag(block);
        Map<Hash, Integer> sizes = new LinkedHashMap<>();
        for (int blue : ghostdag.anticoneBlocks()) {
            sizes.put(dag.hashOf(blue), ghostdag.anticoneSize(blue));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("selectedParent", dag.hashOf(dag.selectedParent(block)));
        facts.put("blueScore", dag.blueScore(block));
        facts.put("blueWork", dag.blueWork(block));
        facts.put("mergesetBlues", hashes(dag, dag.mergesetBlues(block)));
        facts.put("mergesetReds", hashes(dag, dag.mergesetReds(block)));
        facts.put("bluesAnticoneSizes", sizes);
        facts.put("daaScore", dag.daaScore(block));
        facts.put("mergesetNonDaa", sorted(hashes(dag, dag.mergesetNonDaa(block))));
        facts.put("pastMedianTime", dag.pastMedianTimeMillis(block));
        facts.put("blockLevel", dag.level(block));
        facts.put("mergeDepthRoot", dag.hashOf(dag.mergeDepthRoot(block)));
        facts.put("finalityPoint", dag.hashOf(dag.finalityPoint(block)));
        facts.put("pruningPoint", dag.header(block).pruningPoint());
        return facts;
    }

    private static Map<String, Object> expected(RecordedBlock recorded) {
        JsonNode expect = recorded.expect();
        Map<Hash, Integer> sizes = new LinkedHashMap<>();
        expect.get("bluesAnticoneSizes")
                .properties()
                .forEach(size ->
                        sizes.put(Hash.ofHex(size.getKey()), size.getValue().intValue()));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("selectedParent", Json.hash(expect, "selectedParent"));
        facts.put("blueScore", Json.u64(expect, "blueScore"));
        facts.put("blueWork", Uint192.ofHex(Json.text(expect, "blueWork")));
        facts.put("mergesetBlues", Json.hashes(expect, "mergesetBlues"));
        facts.put("mergesetReds", Json.hashes(expect, "mergesetReds"));
        facts.put("bluesAnticoneSizes", sizes);
        facts.put("daaScore", Json.u64(expect, "daaScore"));
        facts.put("mergesetNonDaa", sorted(Json.hashes(expect, "mergesetNonDaa")));
        facts.put("pastMedianTime", Json.u64(expect, "pastMedianTime"));
        facts.put("blockLevel", expect.get("blockLevel").intValue());
        facts.put("mergeDepthRoot", Json.hash(expect, "mergeDepthRoot"));
        facts.put("finalityPoint", Json.hash(expect, "finalityPoint"));
        facts.put("pruningPoint", Json.hash(expect, "pruningPoint"));
        return facts;
    }

    private static List<Hash> hashes(Dag dag, int[] blocks) {
        List<Hash> hashes = new ArrayList<>();
        for (int block : blocks) {
            hashes.add(dag.hashOf(block));
        }
        return hashes;
    }

    private static List<Hash> sorted(List<Hash> hashes) {
        List<Hash> sorted = new ArrayList<>(hashes);
        Collections.sort(sorted);
        return sorted;
    }
}
