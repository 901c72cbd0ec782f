package network.pyrin.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link CryptoBenchmark}: some ten seconds a row, one thread. */
final class CryptoSuite implements BenchMain.Suite {
    private static final int WARMUP_SECONDS = 4;
    private static final int MEASURED_SECONDS = 5;

    @Override
    public String purpose() {
        return "[PATTERN]  hashes, proof of work, signatures and MuHash, operations a second on one thread";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(CryptoBenchmark.class.getName() + "." + (args.isEmpty() ? "" : args.get(0)))
                .forks(1)
                .warmupIterations(WARMUP_SECONDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(MEASURED_SECONDS)
                .measurementTime(TimeValue.seconds(1))
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
        out.printf("%-32s %15s %10s%n", "crypto, one thread", "per second", "± 99.9 %");
        for (RunResult result : results) {
            var score = result.getPrimaryResult();
            double error = 100 * score.getScoreError() / score.getScore();
            out.printf("%-32s %,15.0f %9.1f%%%n", score.getLabel(), score.getScore(), error);
        }
    }
}
