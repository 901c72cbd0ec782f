package network.pyrin.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * How much of one processor a measured process got, so that a rate can be told per processor second: on a machine that does
 * other things at the same time, only that can be compared.
 */
public final class CpuShare implements InternalProfiler {
    /** Label of the result: 1 is a whole processor. */
    static final String LABEL = "cpu.share";

    private long wallNanos;
    private long cpuNanos;

    /** Made by JMH. */
    public CpuShare() {}

    @Override
    public String getDescription() {
        return "share of one processor that the process got";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        wallNanos = System.nanoTime();
        cpuNanos = processCpuNanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double share = (double) (processCpuNanos() - cpuNanos) / (System.nanoTime() - wallNanos);
        return List.of(new ScalarResult(LABEL, share, "processors", AggregationPolicy.AVG));
    }

    /** Processor time of this process since its start; 0 where the JVM does not tell. */
    static long processCpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
