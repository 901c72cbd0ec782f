package network.pyrin.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import network.pyrin.testing.Recording;

/** Runs {@link DagBenchmark} on a recorded chain. */
final class DagSuite implements BenchMain.Suite {
    @Override
    public String purpose() {
        return "DIR [PATTERN]  ancestry, GHOSTDAG, windows and parents per level on the headers of a recorded chain";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        if (args.isEmpty()) {
            out.println("Which chain? bench dag DIR [PATTERN]");
            return 2;
        }
        Path folder = Path.of(args.getFirst()).toAbsolutePath();
        try {
            out.println("on the headers of " + Recording.open(folder).name());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
        return JmhRun.run(
                DagBenchmark.class,
                args.size() > 1 ? args.get(1) : "",
                Map.of(DagBenchmark.FOLDER_PROPERTY, folder.toString()),
                out);
    }
}
