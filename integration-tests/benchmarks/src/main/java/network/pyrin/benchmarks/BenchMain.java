package network.pyrin.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The program behind {@code ./pyrin bench}: runs one suite by name. */
public final class BenchMain {
    private static final Map<String, Suite> SUITES = new TreeMap<>(Map.of(
            "crypto", new CryptoSuite(),
            "dag", new DagSuite(),
            "lambda", new LambdaSuite(),
            "replay", new ReplaySuite(),
            "stack", new StackSuite()));

    private static final Set<String> HELP = Set.of("help", "-h", "--help");

    private BenchMain() {}

    /**
     * Runs the suite named first; the rest of the arguments are the suite's.
     *
     * @param args suite name and its arguments; none lists the suites
     */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out));
    }

    static int run(List<String> args, PrintStream out) {
        if (args.isEmpty() || HELP.contains(args.get(0))) {
            SUITES.forEach((name, suite) -> describe(name, suite, out));
            return 0;
        }
        Suite suite = SUITES.get(args.get(0));
        if (suite == null) {
            out.printf("There is no benchmark '%s'; there are: %s%n", args.get(0), String.join(", ", SUITES.keySet()));
            return 2;
        }
        if (args.subList(1, args.size()).stream().anyMatch(HELP::contains)) {
            describe(args.get(0), suite, out);
            return 0;
        }
        return suite.run(args.subList(1, args.size()), out);
    }

    private static void describe(String name, Suite suite, PrintStream out) {
        out.printf("bench %-12s %s%n", name, suite.purpose());
    }

    /** A group of measurements. */
    interface Suite {
        /** One line for the list of suites. */
        String purpose();

        /** Measures and prints; returns the exit code. */
        int run(List<String> args, PrintStream out);
    }
}
