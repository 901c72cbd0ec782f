package network.pyrin.node.consensus.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint256;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Windows, DAA scores, targets and median times against the whole past, sorted. */
class WindowTest {
    @TestFactory
    Stream<DynamicTest> wholeWindowsAreTheHighestBlocksOfThePast() {
        return IntStream.range(0, 10)
                .mapToObj(seed ->
                        DynamicTest.dynamicTest("seed " + seed, () -> compare(6000 + seed, NetworkParams.NEVER)));
    }

    @TestFactory
    Stream<DynamicTest> sampledWindowsTakeEveryRthBlock() {
        return IntStream.range(0, 10)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(7000 + seed, 0)));
    }

    /** The switch from one kind to the other, which no recorded chain contains. */
    @TestFactory
    Stream<DynamicTest> samplingStartsAtItsScore() {
        return IntStream.range(0, 4)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(8000 + seed, 90)));
    }

    private static void compare(long seed, long samplingActivation) {
        RandomGenerator random = new Random(seed);
        NetworkParams params = TestDag.params(hash(random)).toBuilder()
                .ghostdagK(4)
                .samplingActivationDaaScore(samplingActivation)
                .difficultySampleRate(2 + random.nextInt(3))
                .sampledDifficultyWindowSize(9)
                .pastMedianTimeSampleRate(3)
                .pastMedianTimeSampledWindowSize(1 + random.nextInt(14))
                .legacyDifficultyWindowSize(12 + random.nextInt(40))
                .legacyTimestampDeviationTolerance(1 + random.nextInt(12))
                .minDifficultyWindowLen(2 + random.nextInt(7))
                .build();
        RandomDag shape = RandomDag.grow(random, 240, 2 + random.nextInt(10));
        TestDag test = new TestDag(params);
        Naive naive = new Naive(shape, test.dag);
        long time = 0;
        for (int block = 1; block < shape.parents.size(); block++) {
            int[] parents =
                    Arrays.stream(shape.parents.get(block)).map(i -> i + 1).toArray();
            GhostdagData ghostdag = test.rules.ghostdag(parents);
            naive.compare(block, ghostdag, test.rules);
            // A second set of rules has empty caches: the walk must give what the cached windows give.
            if (block % 16 == 0) {
                naive.compare(block, ghostdag, new DagRules(test.dag));
            }
            time += random.nextInt(1500);
            int bits = test.rules.daa(ghostdag).orElseThrow().bits();
            test.add(hash(random), Math.max(0, time - random.nextInt(4000)), bits, parents);
        }
    }

    private static Hash hash(RandomGenerator random) {
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static final class Naive {
        private final RandomDag shape;
        private final Dag dag;
        private final NetworkParams params;
        private final Comparator<Integer> order;

        Naive(RandomDag shape, Dag dag) {
            this.shape = shape;
            this.dag = dag;
            this.params = dag.params();
            this.order = dag::compare;
        }

        void compare(int block, GhostdagData ghostdag, DagRules rules) {
            boolean sampled = params.samplingActive(dag.daaScore(ghostdag.selectedParent()));
            List<Integer> window = sampled
                    ? sampled(ghostdag, params.difficultySampleRate(), params.sampledDifficultyWindowSize())
                    : whole(block, params.legacyDifficultyWindowSize());
            List<Integer> median = sampled
                    ? sampled(ghostdag, params.pastMedianTimeSampleRate(), params.pastMedianTimeSampledWindowSize())
                    : whole(block, params.legacyPastMedianTimeWindowSize());
            DaaData daa = rules.daa(ghostdag).orElseThrow();
            List<Integer> nonDaa = sampled ? tooLow(ghostdag) : belowAll(ghostdag, window);
            assertThat(Arrays.stream(daa.nonDaa()).sorted())
                    .containsExactlyElementsOf(nonDaa.stream().sorted().toList());
            assertThat(daa.daaScore())
                    .isEqualTo(dag.daaScore(ghostdag.selectedParent()) + ghostdag.mergesetSize() - nonDaa.size());
            assertThat(daa.bits()).isEqualTo(bits(window, sampled ? params.difficultySampleRate() : 1));
            assertThat(rules.pastMedianTimeMillis(ghostdag)).contains(sampled ? averaged(median) : middle(median));
            int size = 1 + block % 30;
            assertThat(Arrays.stream(rules.window(ghostdag, size)).boxed())
                    .containsExactlyElementsOf(whole(block, size).reversed());
        }

        /** Descending. */
        private List<Integer> whole(int block, int size) {
            return shape.pasts.get(block).stream()
                    .filter(i -> i != 0)
                    .mapToObj(i -> i + 1)
                    .sorted(order.reversed())
                    .limit(size)
                    .toList();
        }

        /** Every mergeset of the selected chain in turn; descending. */
        private List<Integer> sampled(GhostdagData block, long rate, int size) {
            List<Integer> taken = new ArrayList<>();
            GhostdagData current = block;
            while (current.selectedParent() != dag.genesis() && current.selectedParent() != Dag.ORIGIN) {
                long index = dag.daaScore(current.selectedParent());
                long lowest = lowest(current);
                List<Integer> descending = new ArrayList<>(Arrays.stream(current.ascendingWithoutSelectedParent(dag))
                        .boxed()
                        .toList());
                descending.add(current.selectedParent());
                for (int merged : descending.reversed()) {
                    if (dag.blueScore(merged) >= lowest) {
                        index++;
                        if (index % rate == 0) {
                            taken.add(merged);
                        }
                    }
                }
                current = dag.ghostdag(current.selectedParent());
            }
            return taken.stream().sorted(order.reversed()).limit(size).toList();
        }

        private long lowest(GhostdagData block) {
            return Math.max(
                    0, block.blueScore() - params.sampledDifficultyWindowSize() * params.difficultySampleRate());
        }

        private List<Integer> tooLow(GhostdagData block) {
            if (block.selectedParent() == dag.genesis()) {
                return List.of(dag.genesis());
            }
            return Arrays.stream(block.inConsensusOrder(dag))
                    .filter(i -> dag.blueScore(i) < lowest(block))
                    .boxed()
                    .toList();
        }

        private List<Integer> belowAll(GhostdagData block, List<Integer> window) {
            return Arrays.stream(block.inConsensusOrder(dag))
                    .filter(i -> window.isEmpty() || dag.compare(i, window.getLast()) < 0)
                    .boxed()
                    .toList();
        }

        private int bits(List<Integer> window, long rate) {
            if (window.size() < params.minDifficultyWindowLen()) {
                return params.genesis().bits();
            }
            int oldest = window.stream()
                    .min(Comparator.<Integer>comparingLong(dag::timestampMillis).thenComparing(order))
                    .orElseThrow();
            long latest = window.stream().mapToLong(dag::timestampMillis).max().orElseThrow();
            BigInteger sum = window.stream()
                    .filter(i -> i != oldest)
                    .map(i -> CompactTarget.toTarget(dag.bits(i)).toBigInteger())
                    .reduce(BigInteger.ZERO, BigInteger::add);
            BigInteger count = BigInteger.valueOf(window.size() - 1);
            BigInteger next = sum.divide(count)
                    .multiply(BigInteger.valueOf(Math.max(latest - dag.timestampMillis(oldest), 1)))
                    .divide(count.multiply(BigInteger.valueOf(params.targetTimePerBlockMillis() * rate)))
                    .min(CompactTarget.MAX_TARGET.toBigInteger());
            return CompactTarget.ofTarget(Uint256.ofBigInteger(next));
        }

        private long middle(List<Integer> window) {
            long[] sorted = sortedTimes(window);
            return sorted.length == 0 ? params.genesis().timestampMillis() : sorted[sorted.length / 2];
        }

        private long averaged(List<Integer> window) {
            long[] sorted = sortedTimes(window);
            if (sorted.length == 0) {
                return params.genesis().timestampMillis();
            }
            int frame = Math.min(sorted.length, 11);
            int end = (sorted.length + frame + 1) / 2;
            return (Arrays.stream(sorted, end - frame, end).sum() + frame / 2) / frame;
        }

        private long[] sortedTimes(List<Integer> window) {
            return window.stream().mapToLong(dag::timestampMillis).sorted().toArray();
        }
    }
}
