package network.pyrin.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.lambdahost.LambdaHost;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.runtime.InstanceStatus;
import network.pyrin.lambdahost.training.SampleClient;
import network.pyrin.lambdahost.training.SampleDatabase;
import network.pyrin.lambdahost.training.SampleEvents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Packaged functions, cold and warm: each instance pinned to one processor, database and host to another. A cold start is
 * measured from the request to the answer: process, runtime, framework, connection and first read.
 */
final class LambdaSuite implements BenchMain.Suite {
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(512, Duration.ofMinutes(1), Duration.ofMinutes(1), 64);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final double NANOS_PER_MILLI = 1e6;

    /** What was asked for. */
    private static final class Flags {
        @Option(names = "--artefacts")
        Path artefacts = Path.of(System.getProperty("pyrin.root", ""), "functions/target/artefacts");

        @Option(names = "--function")
        List<String> functions = new ArrayList<>();

        @Option(names = "--runs")
        int runs = 10;

        @Option(names = "--first")
        int first = 1;

        @Option(names = "--warm")
        int warm = 2_000;

        @Option(names = "--jvm")
        @Nullable
        String jvmFlags;
    }

    @Override
    public String purpose() {
        return "[--function NAME]… [--runs N] [--first NUMBER_OF_EVENT] [--warm N] [--jvm FLAGS] [--artefacts DIR]  cold and warm figures of"
                + " packaged functions, each pinned to one processor, the database on the other";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        Flags flags = new Flags();
        try {
            new CommandLine(flags).parseArgs(args.toArray(String[]::new));
            pinSelf();
            out.printf(
                    Locale.ROOT,
                    "load of the machine before: %.2f%n%-14s %9s %9s %9s %9s | %9s %9s %9s%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    "function",
                    "cold ms",
                    "slowest",
                    "cpu ms",
                    "RSS MB",
                    "warm p50",
                    "p99 ms",
                    "RSS MB");
            for (Path zip : artefacts(flags)) {
                measure(zip, flags, out);
            }
            return 0;
        } catch (CommandLine.ParameterException | IOException e) {
            out.println(e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Everything that is not the function goes to the second processor, where there is one. */
    private static void pinSelf() throws IOException, InterruptedException {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            new ProcessBuilder(
                            "taskset",
                            "-acp",
                            "1",
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static List<Path> artefacts(Flags flags) throws IOException {
        if (!Files.isDirectory(flags.artefacts)) {
            throw new IOException("There are no artefacts in " + flags.artefacts + ": run ./pyrin functions.");
        }
        try (Stream<Path> files = Files.list(flags.artefacts)) {
            return files.filter(file -> file.getFileName().toString().matches(".*-aot-[^-]*\\.zip"))
                    .filter(file -> flags.functions.isEmpty() || flags.functions.contains(name(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path zip) {
        return zip.getFileName().toString().replaceAll("-aot-.*", "");
    }

    private static void measure(Path zip, Flags flags, PrintStream out) throws IOException, InterruptedException {
        String name = name(zip);
        Path work = Files.createTempDirectory("bench-lambda");
        try (SampleDatabase database = SampleDatabase.start();
                SampleClient client = new SampleClient()) {
            Map<String, String> environment = new HashMap<>(database.environment());
            if (flags.jvmFlags != null) {
                environment.put("PYRIN_JVM_FLAGS", flags.jvmFlags);
            }
            FunctionSettings settings = new FunctionSettings(name, environment, LIMITS, 1, 1_000, Optional.of(0), true);
            try (LambdaHost host = LambdaHost.start(LambdaHost.Setup.of(settings, zip, work), line -> {})) {
                cold(host, name, client, flags, out);
                warm(host, name, client, flags.warm, out);
            }
        } finally {
            delete(work);
        }
    }

    private static void cold(LambdaHost host, String name, SampleClient client, Flags flags, PrintStream out)
            throws IOException, InterruptedException {
        List<SampleEvents.Sample> samples = SampleEvents.of(name);
        SampleEvents.Sample first = samples.get(Math.clamp(flags.first, 1, samples.size()) - 1);
        int runs = Math.max(1, flags.runs);
        // The first of all reads the package from the disk; Lambda has it near as well after the first.
        coldMillis(host, name, client, first);
        double[] millis = new double[runs];
        double[] cpu = new double[runs];
        double[] resident = new double[runs];
        for (int i = 0; i < runs; i++) {
            millis[i] = coldMillis(host, name, client, first);
            InstanceStatus status = host.function(name).instances().getFirst();
            cpu[i] = status.cpuMillis();
            resident[i] = status.residentKilobytes() / 1_024.0;
        }
        out.printf(
                Locale.ROOT,
                "%-14s %9.0f %9.0f %9.0f %9.0f |",
                name,
                quantile(millis, 0.5),
                quantile(millis, 1),
                quantile(cpu, 0.5),
                quantile(resident, 0.5));
    }

    private static double coldMillis(LambdaHost host, String name, SampleClient client, SampleEvents.Sample first)
            throws IOException, InterruptedException {
        host.function(name).terminate(STOP);
        return millis(host, name, client, first);
    }

    private static void warm(LambdaHost host, String name, SampleClient client, int calls, PrintStream out)
            throws IOException, InterruptedException {
        List<SampleEvents.Sample> samples = SampleEvents.of(name);
        for (int i = 0; i < calls; i++) {
            client.send(host, name, samples.get(i % samples.size()));
        }
        double[] millis = new double[Math.max(1, calls)];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = millis(host, name, client, samples.get(i % samples.size()));
        }
        out.printf(
                Locale.ROOT,
                " %9.1f %9.1f %9.0f%n",
                quantile(millis, 0.5),
                quantile(millis, 0.99),
                host.function(name).instances().getFirst().residentKilobytesMax() / 1_024.0);
        slowest(samples, millis, out);
    }

    /** The event whose median is highest: with some tens of events it alone makes the whole's p99. */
    private static void slowest(List<SampleEvents.Sample> samples, double[] millis, PrintStream out) {
        double most = 0;
        int which = 0;
        for (int i = 0; i < Math.min(samples.size(), millis.length); i++) {
            double median = quantile(
                    IntStream.iterate(i, n -> n < millis.length, n -> n + samples.size())
                            .mapToDouble(n -> millis[n])
                            .toArray(),
                    0.5);
            if (median > most) {
                most = median;
                which = i;
            }
        }
        String event = samples.get(which).toString();
        out.printf(Locale.ROOT, "  slowest event, median %.1f ms: %.120s%n", most, event);
    }

    private static double millis(LambdaHost host, String name, SampleClient client, SampleEvents.Sample sample)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = client.send(host, name, sample);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (SampleClient.isFailure(status)) {
            throw new IOException(name + " fails with " + status + " at " + sample);
        }
        return millis;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
