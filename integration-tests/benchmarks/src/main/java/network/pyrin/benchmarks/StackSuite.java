package network.pyrin.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import network.pyrin.testing.StandaloneProcess;

/**
 * The whole stack as a process: how fast it starts, how soon a block is seen, what it takes. Uses the packaged program and a
 * temporary data folder.
 */
final class StackSuite implements BenchMain.Suite {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final double MEBI = 1 << 20;
    private static final double SECONDS_PER_DAY = 86_400;

    private record Options(int seconds, List<String> flags) {}

    @Override
    public String purpose() {
        return "[--seconds N] [--minutes N] [--bps N]  the standalone stack: start, latency, memory, CPU, disk";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        try {
            Options options = parse(args);
            Path root = Path.of(System.getProperty("pyrin.root", "")).toAbsolutePath();
            Path data = Files.createTempDirectory("pyrin-stack");
            try {
                measure(root, data, options, out);
            } finally {
                Folders.delete(data);
            }
            return 0;
        } catch (NumberFormatException e) {
            out.println("A number is needed: " + e.getMessage());
            return 2;
        } catch (IOException | IllegalStateException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private static Options parse(List<String> args) {
        int seconds = 60;
        List<String> flags = new ArrayList<>();
        for (Iterator<String> each = args.iterator(); each.hasNext(); ) {
            String name = each.next();
            String value = each.hasNext() ? each.next() : "";
            switch (name) {
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--minutes" -> seconds = 60 * Integer.parseInt(value);
                case "--bps" -> flags.addAll(List.of(name, value));
                default -> throw new NumberFormatException("unknown flag " + name);
            }
        }
        return new Options(seconds, flags);
    }

    private static void measure(Path root, Path data, Options options, PrintStream out) throws IOException {
        long started = System.nanoTime();
        try (StandaloneProcess stack = StandaloneProcess.start(root, data, options.flags())) {
            stack.await("the first block is visible", START_LIMIT, () -> hasBlocks(stack));
            row(out, "start to first block visible", secondsSince(started), "s");
            stack.awaitLive(START_LIMIT);
            row(out, "start to live, history included", secondsSince(started), "s");
            observe(stack, data, options.seconds(), out);
        }
        long restarted = System.nanoTime();
        try (StandaloneProcess stack = StandaloneProcess.start(root, data, options.flags())) {
            stack.awaitLive(START_LIMIT);
            row(out, "restart to live", secondsSince(restarted), "s");
        }
    }

    private static boolean hasBlocks(StandaloneProcess stack) {
        return stack.get("/api/v1/blocks?limit=1")
                .filter(answer -> !answer.path("blocks").isEmpty())
                .isPresent();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void observe(StandaloneProcess stack, Path data, int seconds, PrintStream out) throws IOException {
        long diskBefore = Folders.size(data);
        ProcessFigures before = ProcessFigures.of(stack.handle());
        long began = System.nanoTime();
        try (BlockLatency latency = BlockLatency.start(stack)) {
            for (int minute = 1; secondsSince(began) < seconds; minute++) {
                double until = Math.min(seconds, 60.0 * minute);
                stack.await("the measurement is over", Duration.ofMinutes(2), () -> secondsSince(began) >= until);
                ProcessFigures now = ProcessFigures.of(stack.handle());
                out.printf(
                        "  after %,5.0f s: %,.0f MiB resident, %,.0f MiB on disk%n",
                        secondsSince(began), now.residentBytes() / MEBI, Folders.size(data) / MEBI);
            }
            double elapsed = secondsSince(began);
            ProcessFigures after = ProcessFigures.of(stack.handle());
            latency.print(out);
            row(out, "resident memory, children too", after.residentBytes() / MEBI, "MiB");
            row(out, "CPU of one core", 100 * (after.cpuSeconds() - before.cpuSeconds()) / elapsed, "%");
            double growth = (Folders.size(data) - diskBefore) / MEBI / elapsed * SECONDS_PER_DAY;
            row(out, "disk growth a day, extrapolated", growth, "MiB");
        }
    }

    static void row(PrintStream out, String what, double value, String unit) {
        out.printf("%-34s %,12.2f %s%n", what, value, unit);
    }
}
