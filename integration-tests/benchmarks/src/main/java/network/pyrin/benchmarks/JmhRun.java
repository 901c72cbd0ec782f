package network.pyrin.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a JMH class in a process of its own, some ten seconds a row, one thread, and prints operations a second. */
final class JmhRun {
    private static final int WARMUP_SECONDS = 4;
    private static final int MEASURED_SECONDS = 5;

    private JmhRun() {}

    /**
     * Measures and prints.
     *
     * @param benchmark the class
     * @param pattern regular expression of methods; empty for all
     * @param properties system properties of the measured process
     * @param out receives the table
     * @return exit code
     */
    static int run(Class<?> benchmark, String pattern, Map<String, String> properties, PrintStream out) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName() + "." + pattern)
                .forks(1)
                .jvmArgsAppend(properties.entrySet().stream()
                        .map(each -> "-D" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new))
                .warmupIterations(WARMUP_SECONDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(MEASURED_SECONDS)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(CpuShare.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            print(new Runner(options.build()).run(), out);
            return 0;
        } catch (RunnerException e) {
            out.println("The benchmark could not run: " + e.getMessage());
            return 1;
        }
    }

    private static void print(Collection<RunResult> results, PrintStream out) {
        out.printf("%-34s %15s %10s %15s%n", "one thread", "per second", "± 99.9 %", "per CPU second");
        for (RunResult result : results) {
            var score = result.getPrimaryResult();
            double error = 100 * score.getScoreError() / score.getScore();
            double share = result.getSecondaryResults().values().stream()
                    .filter(each -> each.getLabel().equals(CpuShare.LABEL))
                    .mapToDouble(each -> each.getScore())
                    .findFirst()
                    .orElse(1);
            out.printf(
                    "%-34s %,15.0f %9.1f%% %,15.0f%n",
                    score.getLabel(), score.getScore(), error, score.getScore() / share);
        }
    }
}
