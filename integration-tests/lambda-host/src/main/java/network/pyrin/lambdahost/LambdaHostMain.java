package network.pyrin.lambdahost;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import network.pyrin.lambdahost.gateway.Gateway;
import network.pyrin.lambdahost.runtime.BadArtefactException;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: hosts packaged functions until it is stopped. */
@Command(
        name = "lambda-host",
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Runs packaged functions as Lambda does, on loopback.")
public final class LambdaHostMain {
    @Option(names = "--function", paramLabel = "NAME=ZIP", required = true, description = "a function and its package")
    Map<String, Path> packages = new LinkedHashMap<>();

    @Option(names = "--env", paramLabel = "KEY=VALUE", description = "a variable of every function")
    Map<String, String> environment = new LinkedHashMap<>();

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "'METHOD /path/{parameter} FUNCTION', 'ANY /path/{rest+} FUNCTION' or '$default FUNCTION'")
    List<String> routes = new ArrayList<>();

    @Option(names = "--routes", paramLabel = "FILE", description = "routes, one a line")
    @Nullable
    Path routesFile;

    @Option(names = "--queue", paramLabel = "NAME=URL", description = "a queue that feeds a function")
    Map<String, String> queues = new LinkedHashMap<>();

    @Option(names = "--aws-endpoint", paramLabel = "URL", description = "the emulator that has the queues")
    @Nullable
    URI endpoint;

    @Option(names = "--prefix", paramLabel = "PATH", description = "stripped from every path, as /api")
    String prefix = "";

    @Option(names = "--port", paramLabel = "N", description = "of the gateway (default: any free)")
    int port;

    @Option(names = "--events-port", paramLabel = "N", description = "of Invoke API and topics (default: any free)")
    int eventsPort;

    @Option(names = "--memory", paramLabel = "MB", description = "of each instance (default 512)")
    int memoryMegabytes = FunctionSettings.Limits.USUAL.memoryMegabytes();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "of each call (default 30)")
    int timeoutSeconds = (int) FunctionSettings.Limits.USUAL.timeout().toSeconds();

    @Option(names = "--init-timeout", paramLabel = "SECONDS", description = "of each start (default 10)")
    int initTimeoutSeconds = (int) FunctionSettings.Limits.USUAL.initTimeout().toSeconds();

    @Option(names = "--instances", paramLabel = "N", description = "of each function at once (default 2)")
    int instancesMax = 2;

    @Option(names = "--cpu", paramLabel = "N", description = "processor that instances are pinned to")
    @Nullable
    Integer cpu;

    @Option(names = "--no-freeze", description = "let instances run between calls")
    boolean noFreeze;

    @Option(names = "--no-isolation", description = "let instances see the machine's folders, and write in their own")
    boolean noIsolation;

    @Option(names = "--stop-with-input", description = "end when the standard input ends: with whoever started this")
    boolean stopWithInput;

    @Option(names = "--work", paramLabel = "DIR", description = "where packages are unpacked (default: a new folder)")
    @Nullable
    Path work;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    boolean help;

    private LambdaHostMain() {}

    /**
     * Runs until stopped. Exit codes: 0 stopped, 1 cannot start, 2 wrong flags.
     *
     * @param args flags
     */
    public static void main(String[] args) {
        LambdaHostMain flags = new LambdaHostMain();
        CommandLine line = new CommandLine(flags);
        try {
            line.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        if (flags.help) {
            line.usage(System.out);
            return;
        }
        System.exit(flags.run());
    }

    private int run() {
        try (LambdaHost host = LambdaHost.start(setup(), System.err::println)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(host::close));
            // Read by whoever started this program, so it is the first and only line on standard output.
            System.out.println("ready http=" + host.httpPort() + " events=" + host.eventsPort() + " isolation="
                    + host.isolation());
            if (stopWithInput) {
                System.in.transferTo(OutputStream.nullOutputStream());
                return 0;
            }
            new CountDownLatch(1).await();
            return 0;
        } catch (BadArtefactException | IllegalArgumentException | IOException e) {
            System.err.println("The functions cannot be hosted: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private LambdaHost.Setup setup() throws IOException {
        FunctionSettings.Limits limits = new FunctionSettings.Limits(
                memoryMegabytes,
                Duration.ofSeconds(timeoutSeconds),
                Duration.ofSeconds(initTimeoutSeconds),
                FunctionSettings.Limits.USUAL.tmpMegabytes());
        Map<FunctionSettings, Path> functions = new LinkedHashMap<>();
        packages.forEach((name, zip) -> functions.put(
                new FunctionSettings(
                        name, environment, limits, instancesMax, 1_000, Optional.ofNullable(cpu), !noFreeze),
                zip));
        return new LambdaHost.Setup(
                functions,
                routes(),
                queues(),
                prefix,
                port,
                eventsPort,
                Gateway.TIMEOUT,
                !noIsolation,
                work == null ? Files.createTempDirectory("lambda-host") : work);
    }

    private List<String> routes() throws IOException {
        List<String> all = new ArrayList<>(routes);
        if (routesFile != null) {
            all.addAll(Files.readAllLines(routesFile));
        }
        if (all.isEmpty() && packages.size() == 1) {
            all.add("$default " + packages.keySet().iterator().next());
        }
        return all;
    }

    private List<LambdaHost.Queue> queues() {
        if (!queues.isEmpty() && endpoint == null) {
            throw new IllegalArgumentException("--queue needs --aws-endpoint: queues are only read on an emulator");
        }
        URI emulator = endpoint;
        return emulator == null
                ? List.of()
                : queues.entrySet().stream()
                        .map(queue -> new LambdaHost.Queue(queue.getKey(), emulator, queue.getValue()))
                        .toList();
    }
}
