package network.pyrin.node.consensus.dag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.testing.JsonLines;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The interval tree against the sets of all ancestors. */
class ReachabilityTest {
    /** Bounds so small that every kind of reindexing happens. */
    private static final int DEPTH = 3;

    private static final long SLACK = 2;

    /** A DAG and its index; block i of the DAG is i + 1 here, for 0 is the origin. */
    private static final class Indexed {
        private final RandomDag dag;
        private final Reachability reachability;
        private int tip;

        Indexed(RandomDag dag, Reachability reachability) {
            this.dag = dag;
            this.reachability = reachability;
        }

        /** The tree follows the parent with the largest past, the selected tip is the block with the largest. */
        void add(int block) {
            int selectedParent = selectedParent(block);
            reachability.add(block + 1, selectedParent + 1, merged(block, selectedParent));
            if (dag.pasts.get(block).cardinality() > dag.pasts.get(tip).cardinality()) {
                tip = block;
                reachability.follow(tip + 1);
            }
        }

        int[] merged(int block, int selectedParent) {
            return selectedParent < 0
                    ? new int[0]
                    : IntStream.of(dag.mergeset(block, selectedParent))
                            .map(i -> i + 1)
                            .toArray();
        }

        int selectedParent(int block) {
            int selected = -1;
            for (int parent : dag.parents.get(block)) {
                if (selected < 0
                        || dag.pasts.get(parent).cardinality()
                                > dag.pasts.get(selected).cardinality()) {
                    selected = parent;
                }
            }
            return selected;
        }

        boolean isChainAncestor(int ancestor, int block) {
            int current = block;
            while (current > ancestor) {
                current = selectedParent(current);
            }
            return current == ancestor;
        }

        void compareAll(int upTo) {
            for (int block = 0; block < upTo; block++) {
                for (int other = 0; other < upTo; other++) {
                    compare(other, block);
                }
            }
        }

        void compare(int ancestor, int block) {
            if (reachability.isDagAncestor(ancestor + 1, block + 1) != dag.isAncestor(ancestor, block)) {
                throw new AssertionError(
                        "is " + ancestor + " in the past of " + block + "? " + dag.isAncestor(ancestor, block));
            }
        }

        void compareChain(int ancestor, int block) {
            boolean expected = isChainAncestor(ancestor, block);
            assertThat(reachability.isChainAncestor(ancestor + 1, block + 1)).isEqualTo(expected);
            int next = reachability.nextChainBlock(ancestor + 1, block + 1);
            if (expected && ancestor != block) {
                assertThat(selectedParent(next - 1)).isEqualTo(ancestor);
                assertThat(isChainAncestor(next - 1, block)).isTrue();
            } else {
                assertThat(next).isEqualTo(Dag.NONE);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPairOfARandomDagIsRight() {
        return IntStream.range(0, 24)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random = new Random(1000 + seed);
                    RandomDag dag = RandomDag.grow(random, 300, 1 + random.nextInt(12));
                    Indexed indexed = new Indexed(
                            dag, new Reachability(1 + random.nextInt(DEPTH), 1 + random.nextInt((int) SLACK * 4)));
                    for (int block = 0; block < dag.parents.size(); block++) {
                        indexed.add(block);
                        for (int i = 0; i < 20; i++) {
                            indexed.compare(random.nextInt(block + 1), random.nextInt(block + 1));
                        }
                    }
                    indexed.compareAll(dag.parents.size());
                    for (int i = 0; i < 500; i++) {
                        indexed.compareChain(random.nextInt(300), random.nextInt(300));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aLoadedIndexAnswersAlike() {
        return IntStream.range(0, 6)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomDag dag = RandomDag.grow(new Random(2000 + seed), 300, 8);
                    Indexed indexed = new Indexed(dag, new Reachability(DEPTH, SLACK));
                    for (int block = 0; block < 250; block++) {
                        indexed.reachability.loadTree(block + 1, indexed.selectedParent(block) + 1);
                    }
                    indexed.reachability.layOut(250);
                    for (int block = 0; block < 250; block++) {
                        for (int merged : indexed.merged(block, indexed.selectedParent(block))) {
                            indexed.reachability.loadMerged(block + 1, merged);
                        }
                    }
                    indexed.compareAll(250);
                    indexed.tip = 249;
                    for (int block = 250; block < 300; block++) {
                        indexed.add(block);
                    }
                    indexed.compareAll(300);
                }));
    }

    /** Deep side branches and long chains from one block: what an attacker would send. */
    @TestFactory
    Stream<DynamicTest> combsAndStarsAreRight() {
        return IntStream.range(0, 4)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random = new Random(3000 + seed);
                    RandomDag dag = new RandomDag();
                    dag.add();
                    int last = 0;
                    for (int i = 1; i < 400; i++) {
                        int parent = random.nextInt(3) == 0 ? random.nextInt(Math.max(1, i / 8)) : last;
                        int added = dag.add(parent);
                        last = parent == last ? added : last;
                    }
                    Indexed indexed = new Indexed(dag, new Reachability(DEPTH, SLACK));
                    IntStream.range(0, 400).forEach(indexed::add);
                    indexed.compareAll(400);
                }));
    }

    @TestFactory
    Stream<DynamicTest> recordedDagsAreRight() {
        return Stream.of(
                        "attack-dag-blocks--2^12-delay-factor--1-k--18",
                        "noattack-dag-blocks--2^12-delay-factor--1-k--18",
                        "attack-dag-blocks--2^13-delay-factor--1-k--18",
                        "noattack-dag-blocks--2^13-delay-factor--1-k--18")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path file = TestData.assume("reachability/" + name + ".json.gz");
                    RandomDag dag = new RandomDag();
                    Map<String, Integer> index = new HashMap<>();
                    try (JsonLines blocks = JsonLines.open(file)) {
                        while (blocks.hasNext()) {
                            JsonNode block = blocks.next();
                            int[] parents = block.get("parents")
                                    .valueStream()
                                    .mapToInt(parent -> index.get(parent.asText()))
                                    .toArray();
                            index.put(block.get("id").asText(), dag.add(parents));
                        }
                    }
                    Indexed indexed = new Indexed(dag, new Reachability(100, 1 << 6));
                    RandomGenerator random = new Random(7);
                    for (int block = 0; block < dag.parents.size(); block++) {
                        indexed.add(block);
                        for (int i = 0; i < 40; i++) {
                            indexed.compare(random.nextInt(block + 1), random.nextInt(block + 1));
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> readersNeverSeeIntervalsHalfMoved() {
        return IntStream.range(0, 2)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomDag dag = RandomDag.grow(new Random(4000 + seed), 1200, 6);
                    Indexed indexed = new Indexed(dag, new Reachability(DEPTH, SLACK));
                    AtomicInteger published = new AtomicInteger();
                    AtomicReference<Throwable> failure = new AtomicReference<>();
                    Thread reader = Thread.ofPlatform().start(() -> {
                        RandomGenerator random = new Random(seed);
                        try {
                            while (published.get() < 1200) {
                                int known = published.get();
                                if (known > 0) {
                                    indexed.compare(random.nextInt(known), random.nextInt(known));
                                }
                            }
                        } catch (Throwable e) {
                            failure.set(e);
                        }
                    });
                    for (int block = 0; block < 1200; block++) {
                        indexed.add(block);
                        published.set(block + 1);
                    }
                    reader.join();
                    assertThat(failure.get()).isNull();
                }));
    }
}
