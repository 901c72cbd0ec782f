package network.pyrin.dagsimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Networks with delays, splits, double spends, bad blocks and crashes end in one state. */
class DagSimulationTest {
    @TestFactory
    Stream<DynamicTest> smallNetworksAgree() {
        return IntStream.range(0, 2)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(SimulationPlan.small(seed))));
    }

    @TestFactory
    Stream<DynamicTest> fastNetworksAgree() {
        return IntStream.range(0, 2)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(SimulationPlan.fast(100 + seed))));
    }

    @TestFactory
    Stream<DynamicTest> networksSplitBeyondTheMergeDepthAgree() {
        return IntStream.range(0, 1)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(SimulationPlan.deep(300 + seed))));
    }

    @TestFactory
    Stream<DynamicTest> longRunsAgree() {
        return IntStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    assumeTrue(Boolean.getBoolean("pyrin.slow"), "long simulations run with -Dpyrin.slow=true");
                    SimulationPlan plan =
                            seed % 2 == 0 ? SimulationPlan.small(200 + seed) : SimulationPlan.fast(200 + seed);
                    run(plan.scaled(5, 2, 1_500));
                }));
    }

    private static void run(SimulationPlan plan) {
        try (Simulation simulation = new Simulation(plan)) {
            Simulation.Report report = simulation.run();
            assertThat(report.crashes()).as("crashes").isPositive();
            assertThat(report.reorganisations()).as("reorganisations").isPositive();
            assertThat(report.transactions()).as("accepted transactions").isPositive();
            assertThat(report.chainBlocks()).as("chain blocks").isLessThan(report.blocks());
        }
    }
}
