package network.pyrin.node.consensus.dag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.testing.Json;
import network.pyrin.testing.JsonLines;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GhostdagTest {
    private static final int BITS = 0x1e7fffff;

    @TestFactory
    Stream<DynamicTest> recordedDagsAreColouredAlike() {
        return IntStream.rangeClosed(0, 5)
                .mapToObj(i -> DynamicTest.dynamicTest(
                        "dag" + i, () -> colour(JsonLines.one(TestData.assume("dags/dag" + i + ".json")))));
    }

    private static void colour(JsonNode recorded) {
        NetworkParams params = TestDag.params(named(Json.text(recorded, "GenesisID"))).toBuilder()
                .ghostdagK(recorded.get("K").intValue())
                .build();
        TestDag test = new TestDag(params);
        Map<String, Integer> index = new HashMap<>();
        index.put(Json.text(recorded, "GenesisID"), test.dag.genesis());
        for (JsonNode block : recorded.get("Blocks")) {
            String id = Json.text(block, "ID");
            int[] parents = indexes(block.get("Parents"), index);
            int added = test.add(named(id), 0, BITS, parents);
            index.put(id, added);
            assertThat(test.dag.selectedParent(added))
                    .as(id)
                    .isEqualTo(index.get(Json.text(block, "ExpectedSelectedParent")));
            assertThat(test.dag.blueScore(added)).as(id).isEqualTo(Json.u64(block, "ExpectedScore"));
            assertThat(test.dag.mergesetBlues(added)).as(id).isEqualTo(indexes(block.get("ExpectedBlues"), index));
            assertThat(test.dag.mergesetReds(added))
                    .as(id)
                    .containsExactlyInAnyOrder(indexes(block.get("ExpectedReds"), index));
        }
    }

    private static int[] indexes(JsonNode ids, Map<String, Integer> index) {
        return ids.valueStream().mapToInt(id -> index.get(id.asText())).toArray();
    }

    /** The identifiers of these DAGs, padded with zeros, are the hashes: the order of equals depends on them. */
    private static Hash named(String id) {
        return Hash.of(Arrays.copyOf(id.getBytes(StandardCharsets.US_ASCII), Hash.BYTES));
    }

    @TestFactory
    Stream<DynamicTest> colouringFollowsTheDefinition() {
        return IntStream.range(0, 16)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random = new Random(5000 + seed);
                    int k = random.nextInt(6);
                    RandomDag shape = RandomDag.grow(random, 160, 2 + random.nextInt(10));
                    TestDag test = new TestDag(TestDag.params(hash(random)).toBuilder()
                            .ghostdagK(k)
                            .build());
                    Naive naive = new Naive(shape, k, test.dag);
                    for (int block = 1; block < shape.parents.size(); block++) {
                        int[] parents = Arrays.stream(shape.parents.get(block))
                                .map(i -> i + 1)
                                .toArray();
                        int added = test.add(hash(random), 0, random.nextBoolean() ? BITS : BITS - 0x100000, parents);
                        naive.compare(block, test.dag.ghostdag(added));
                    }
                }));
    }

    private static Hash hash(RandomGenerator random) {
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** GHOSTDAG word by word: a candidate is blue if it and every blue of the past stay within k, counted over all blues. */
    private static final class Naive {
        private final RandomDag shape;
        private final int k;
        private final Dag dag;
        /** Blues in the past of each block. */
        private final BitSet[] blues;

        Naive(RandomDag shape, int k, Dag dag) {
            this.shape = shape;
            this.k = k;
            this.dag = dag;
            blues = new BitSet[shape.parents.size()];
            blues[0] = new BitSet();
        }

        void compare(int block, GhostdagData actual) {
            int selectedParent = Arrays.stream(shape.parents.get(block))
                    .boxed()
                    .max((a, b) -> dag.compare(a + 1, b + 1))
                    .orElseThrow();
            BitSet blue = (BitSet) blues[selectedParent].clone();
            blue.set(selectedParent);
            int[] mergeset = shape.mergeset(block, selectedParent);
            List<Integer> ascending = Arrays.stream(mergeset)
                    .boxed()
                    .sorted((a, b) -> dag.compare(a + 1, b + 1))
                    .toList();
            int merged = 1;
            for (int candidate : ascending) {
                if (merged <= k && fits(candidate, blue)) {
                    blue.set(candidate);
                    merged++;
                }
            }
            blues[block] = blue;
            assertThat(actual.selectedParent()).isEqualTo(selectedParent + 1);
            assertThat(Arrays.stream(actual.blues()).skip(1).map(i -> i - 1))
                    .containsExactlyElementsOf(
                            ascending.stream().filter(blue::get).toList());
            assertThat(Arrays.stream(actual.reds()).map(i -> i - 1))
                    .containsExactlyElementsOf(
                            ascending.stream().filter(i -> !blue.get(i)).toList());
            assertThat(actual.blueScore()).isEqualTo(blue.cardinality());
            assertThat(actual.blueWork())
                    .isEqualTo(blue.stream()
                            .mapToObj(i -> CompactTarget.work(dag.bits(i + 1)))
                            .reduce(Uint192.ZERO, Uint192::plus));
            for (int listed : actual.anticoneBlocks()) {
                assertThat(actual.anticoneSize(listed))
                        .isEqualTo(anticone(listed - 1, blue).cardinality());
            }
        }

        private boolean fits(int candidate, BitSet blue) {
            BitSet beside = anticone(candidate, blue);
            return beside.cardinality() <= k
                    && beside.stream().allMatch(other -> anticone(other, blue).cardinality() < k);
        }

        private BitSet anticone(int block, BitSet of) {
            BitSet anticone = new BitSet();
            of.stream()
                    .filter(other -> !shape.isAncestor(other, block) && !shape.isAncestor(block, other))
                    .forEach(anticone::set);
            return anticone;
        }
    }
}
