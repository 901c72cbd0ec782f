package network.pyrin.node.consensus.header;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.pyrin.chain.Header;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.PruningState;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.HeaderViolation;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.Cursor;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.node.storage.Prefix;
import network.pyrin.testing.Json;
import network.pyrin.testing.Recording;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Recorded bad headers: the rule, its text, and what is remembered. */
class HeaderRejectTest {
    /** The recorder's clock; only texts about the future depend on it. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z"));

    private static final Set<String> HEADER_RULES = Arrays.stream(HeaderViolation.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private static final Set<String> STATUSES =
            Arrays.stream(BlockStatus.values()).map(BlockStatus::rustName).collect(Collectors.toSet());

    @TestFactory
    Stream<DynamicTest> everyBadHeaderIsRefusedAsRecorded() {
        return Stream.of(
                        "devnet-1bps-small",
                        "devnet-pow",
                        "testnet11-10bps",
                        "reorg-deep",
                        "pruning",
                        "devnet-1bps-long")
                .map(name -> DynamicTest.dynamicTest(name, () -> run(name)));
    }

    private static void run(String name) {
        Recording recording = TestData.assumeRecording(name);
        Map<Integer, List<JsonNode>> byHeight = new TreeMap<>();
        recording.forEach("rejects", reject -> {
            if (concernsHeadersOnly(reject)) {
                byHeight.computeIfAbsent(reject.get("after").intValue(), after -> new ArrayList<>())
                        .add(reject);
            }
        });
        assertThat(byHeight).isNotEmpty();
        Node node = new Node(recording, new MemoryStore());
        recording.forEachBlock(recorded -> {
            node.process(recorded.block().header());
            for (JsonNode reject : byHeight.getOrDefault(recorded.index(), List.of())) {
                // Each case on a copy: cases know nothing of each other.
                new Node(recording, copy(node.store)).check(reject);
            }
        });
    }

    /** Where only header rules spoke; rules about bodies are for the whole consensus to show. */
    private static boolean concernsHeadersOnly(JsonNode reject) {
        // A header that is stored was refused by a rule about bodies, perhaps one that bears the same name.
        return isHeaderError(reject)
                && !reject.path("storedStatus").asText().equals("HeaderOnly")
                && reject.path("setupResults").valueStream().allMatch(HeaderRejectTest::isHeaderErrorOrNone);
    }

    private static boolean isHeaderError(JsonNode result) {
        return result.path("outcome").asText().equals("error")
                && HEADER_RULES.contains(result.path("error").asText());
    }

    /** A setup block's result is the status it got or the rule it broke. */
    private static boolean isHeaderErrorOrNone(JsonNode result) {
        return STATUSES.contains(result.asText()) || HEADER_RULES.contains(result.asText());
    }

    /** The order of hashes within a list of parents is that of a hash map in the reference node. */
    private static String withoutOrder(String message) {
        return Pattern.compile("(?<=\\[)[0-9a-f]{64}[0-9a-f, ]*(?=])")
                .matcher(message)
                .replaceAll(
                        list -> Arrays.stream(list.group().split(", ")).sorted().collect(Collectors.joining(", ")));
    }

    private static MemoryStore copy(KeyValueStore store) {
        MemoryStore copy = new MemoryStore();
        Batch batch = new Batch();
        for (Prefix prefix : Prefix.values()) {
            try (Cursor cursor = store.scan(prefix.key())) {
                while (cursor.next()) {
                    batch.put(cursor.key(), cursor.value());
                }
            }
        }
        copy.write(batch, KeyValueStore.Sync.BUFFERED);
        return copy;
    }

    private static final class Node {
        private final KeyValueStore store;
        private final Dag dag;
        private final DagRules rules;
        private final HeaderStage stage;

        Node(Recording recording, KeyValueStore store) {
            this.store = store;
            dag = Dag.open(store, recording.params());
            rules = new DagRules(dag);
            stage = new HeaderStage(dag, rules, CLOCK);
        }

        HeaderVerdict process(Header header) {
            HeaderVerdict verdict = stage.process(header);
            PruningState pruning = rules.pruningAfter(dag.ghostdag(dag.headersSelectedTip()));
            Batch batch = new Batch();
            dag.stagePruning(batch, pruning);
            store.write(batch, KeyValueStore.Sync.BUFFERED);
            dag.applyPruning(pruning);
            return verdict;
        }

        void check(JsonNode reject) {
            String id = reject.path("id").asText();
            reject.path("setup").forEach(block -> process(Json.header(block.get("header"))));
            Header header = Json.header(reject.get("block").get("header"));
            HeaderVerdict verdict = stage.process(header);
            assertThat(verdict).as(id).isInstanceOf(HeaderVerdict.Refused.class);
            HeaderVerdict.Refused refused = (HeaderVerdict.Refused) verdict;
            assertThat(refused.violation().rustName())
                    .as(id)
                    .isEqualTo(reject.get("error").asText());
            if (!(refused.violation() instanceof HeaderViolation.TimeTooFarIntoTheFuture)) {
                assertThat(withoutOrder(refused.violation().message()))
                        .as(id)
                        .isEqualTo(withoutOrder(reject.get("message").asText()));
            }
            Optional<String> stored = dag.status(header.hash()).map(BlockStatus::rustName);
            assertThat(stored.orElse("null"))
                    .as(id)
                    .isEqualTo(reject.get("storedStatus").asText());
            assertThat(refused.marked()).as(id).isEqualTo(stored.isPresent());
        }
    }
}
