package network.pyrin.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.testing.StandaloneProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * The whole stack as a process: how fast it starts, how soon a block is seen, what it takes. Starts the packaged program on a
 * temporary data folder, or looks at a stack that runs already.
 */
final class StackSuite implements BenchMain.Suite {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final int HOURS_PER_DAY = 24;
    private static final int HOURS_MAX = 240;

    /** What was asked for; with an HTTP address a stack that runs already, else one of our own. */
    private static final class Flags {
        @Option(names = "--seconds")
        int seconds = 60;

        @Option(names = "--minutes")
        int minutes;

        @Option(names = "--day")
        boolean day;

        @Option(names = "--chain-hours")
        int chainHours;

        @Option(names = "--bps")
        @Nullable
        String blocksPerSecond;

        @Option(names = "--http")
        @Nullable
        String http;

        @Option(names = "--node")
        String node = "127.0.0.1:16510";

        @Option(names = "--pid")
        @Nullable
        Long pid;

        @Option(names = "--data")
        @Nullable
        Path data;

        int hours() {
            if (chainHours < 0 || chainHours > HOURS_MAX) {
                throw new IllegalArgumentException("--chain-hours " + chainHours + ": choose 1 to " + HOURS_MAX);
            }
            return day ? HOURS_PER_DAY : chainHours;
        }

        Duration length() {
            return minutes > 0 ? Duration.ofMinutes(minutes) : Duration.ofSeconds(seconds);
        }
    }

    @Override
    public String purpose() {
        return "[--seconds N | --minutes N] [--bps N]  the standalone stack: start, latency, memory, CPU, disk; of a"
                + " running one with --http HOST:PORT --node HOST:PORT [--pid N] [--data DIR]; after a day of chain"
                + " time with --day, or some hours of it with --chain-hours N, lived through as fast as it goes";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        Flags flags = new Flags();
        try {
            new CommandLine(flags).parseArgs(args.toArray(String[]::new));
            if (flags.hours() > 0) {
                liveThrough(flags, out);
            } else if (flags.http == null) {
                startAndObserve(flags, out);
            } else {
                StackObservation.run(running(flags, flags.http), flags.length(), out);
            }
            return 0;
        } catch (CommandLine.ParameterException | IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        } catch (IOException | IllegalStateException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private static StackTarget running(Flags flags, String http) {
        int colon = flags.node.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("--node needs HOST:PORT, not " + flags.node);
        }
        return new StackTarget(
                URI.create("ws://" + http + "/stream"),
                flags.node.substring(0, colon),
                Integer.parseInt(flags.node.substring(colon + 1)),
                Optional.ofNullable(flags.pid).flatMap(ProcessHandle::of),
                Optional.ofNullable(flags.data));
    }

    private static void liveThrough(Flags flags, PrintStream out) throws IOException {
        Path data = Files.createTempDirectory("pyrin-stack");
        try {
            new DayRun(root(), data, flags.hours(), flags.length(), out).run();
        } finally {
            Folders.delete(data);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("pyrin.root", "")).toAbsolutePath();
    }

    private static void startAndObserve(Flags flags, PrintStream out) throws IOException {
        Path root = root();
        List<String> stackFlags = new ArrayList<>();
        if (flags.blocksPerSecond != null) {
            stackFlags.addAll(List.of("--bps", flags.blocksPerSecond));
        }
        Path data = Files.createTempDirectory("pyrin-stack");
        try {
            firstRun(root, data, stackFlags, flags.length(), out);
            long restarted = System.nanoTime();
            try (StandaloneProcess stack = StandaloneProcess.start(root, data, stackFlags)) {
                stack.awaitLive(START_LIMIT);
                StackObservation.row(out, "restart to live", secondsSince(restarted), "s");
            }
        } finally {
            Folders.delete(data);
        }
    }

    private static void firstRun(Path root, Path data, List<String> flags, Duration length, PrintStream out)
            throws IOException {
        long started = System.nanoTime();
        try (StandaloneProcess stack = StandaloneProcess.start(root, data, flags)) {
            stack.await("the first block is visible", START_LIMIT, () -> hasBlocks(stack));
            StackObservation.row(out, "start to first block visible", secondsSince(started), "s");
            stack.awaitLive(START_LIMIT);
            StackObservation.row(out, "start to live, history included", secondsSince(started), "s");
            StackTarget target = new StackTarget(
                    stack.socket("/stream"),
                    "127.0.0.1",
                    stack.rpcPort(),
                    Optional.of(stack.handle()),
                    Optional.of(data));
            StackObservation.run(target, length, out);
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
}
