package network.pyrin.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The program behind {@code ./pyrin up}: reads flags, takes the data folder and the ports, then starts HTTP and the stack.
 *
 * <p>The system property {@code pyrin.root} names the project's top folder (set by the launcher; default: the working
 * folder); relative folders of flags are the user's.
 */
@QuarkusMain
public final class StandaloneMain {
    private StandaloneMain() {}

    /**
     * Runs until stopped. Exit codes: 0 stopped, 1 could not start or run, 2 wrong flags.
     *
     * @param args the flags of {@link UpFlags}
     */
    public static void main(String[] args) {
        Optional<StandaloneConfig> config = Optional.empty();
        try {
            config = parse(args);
        } catch (CommandLine.ParameterException | UsageException e) {
            System.err.println(e.getMessage() + (e instanceof UsageException ? "" : " See: pyrin up --help"));
            System.exit(2);
        }
        config.ifPresent(StandaloneMain::run);
    }

    private static Optional<StandaloneConfig> parse(String[] args) {
        UpFlags flags = new UpFlags();
        CommandLine line = new CommandLine(flags);
        line.parseArgs(args);
        if (flags.help) {
            line.usage(System.out);
            return Optional.empty();
        }
        return Optional.of(flags.toConfig(Path.of(System.getProperty("pyrin.root", "")), System.getenv()));
    }

    private static void run(StandaloneConfig config) {
        int exit = 0;
        Trouble trouble = new Trouble(System.err, () -> Quarkus.asyncExit(1));
        try (DataFolder folder =
                DataFolder.open(config.networkFolder(), config.network().label())) {
            int port = Ports.http(config.port());
            Ports.rpc(config);
            Neighbours.check(config);
            try (Backends backends = Backends.start(config, folder, trouble);
                    DiskWatch _ = DiskWatch.start(config.networkFolder(), trouble)) {
                Neighbours.checkMongo(config, backends.mongodbUri(), InstantSource.system());
                configure(config, folder, backends, port);
                exit = serve(new Launch(config, folder, backends, port, startChain(config, folder, trouble)));
            }
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            exit = 1;
        }
        System.exit(trouble.reported().isPresent() ? 1 : exit);
    }

    /** Node and history need as long as the HTTP framework: both start at the same time. */
    private static CompletableFuture<ChainSide> startChain(
            StandaloneConfig config, DataFolder folder, Trouble trouble) {
        return CompletableFuture.supplyAsync(
                () -> {
                    ChainSide chain = ChainSide.start(config, folder, InstantSource.system(), trouble);
                    chain.mineHistory();
                    return chain;
                },
                task -> Thread.ofPlatform().name("start-node").start(task));
    }

    private static int serve(Launch launch) {
        launch.announce();
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(StandaloneApplication.class, (given, failure) -> {
            code.set(given);
            failed(failure);
        });
        // Where the framework did not get as far as to use it, the node is still ours to stop.
        launch.chain().thenAccept(ChainSide::close);
        return code.get();
    }

    private static void failed(@Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("The server cannot start: " + failure.getMessage());
        }
    }

    /** The framework takes its run-time configuration from system properties. */
    private static void configure(StandaloneConfig config, DataFolder folder, Backends backends, int port) {
        System.setProperty("quarkus.http.port", Integer.toString(port));
        System.setProperty("quarkus.log.file.enabled", "true");
        System.setProperty("quarkus.log.file.path", folder.part("pyrin.log").toString());
        System.setProperty("pyrin.site", config.site().toString());
        System.setProperty("pyrin.functions", config.packagedFunctions().isPresent() ? "lambda" : "inline");
        System.setProperty("pyrin.network", config.network().label());
        System.setProperty("pyrin.mongodb.uri", backends.mongodbUri());
        System.setProperty("pyrin.alerts.allow-local-targets", Boolean.toString(config.allowLocalWebhooks()));
        System.setProperty("pyrin.events", backends.events().toString());
        backends.awsEmulator().ifPresent(endpoint -> System.setProperty("pyrin.aws.emulator", endpoint.toString()));
    }
}
