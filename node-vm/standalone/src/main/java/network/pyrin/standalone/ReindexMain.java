package network.pyrin.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import network.pyrin.chain.NetworkParams;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.processor.Processor;
import network.pyrin.processor.ProcessorConfig;
import network.pyrin.processor.ProcessorLog;
import network.pyrin.processor.ProcessorMetrics;
import network.pyrin.processor.upkeep.ReadModelCopy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Builds a read model from the beginning in a folder of its own, beside a stack that runs: follows its node until it has
 * caught up, then ends. Tells nobody about what it writes. Whoever called it puts the folder in the place of the old one.
 */
@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        description = "Builds a fresh read model in DIR from a running node, and ends when it has caught up.")
public final class ReindexMain implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Option(names = "--network", defaultValue = "simnet", description = "simnet (default) or devnet")
    private String network = "simnet";

    @Option(names = "--node", paramLabel = "HOST:PORT", description = "gRPC of the running node")
    private @Nullable String node;

    @Option(
            names = "--carry-from",
            paramLabel = "DIR",
            description = "build nothing; copy what no chain can tell from this stopped database")
    private @Nullable Path carryFrom;

    @Option(names = "--into", required = true, paramLabel = "DIR", description = "folder of the fresh database")
    private Path into = Path.of("");

    @Option(names = "--timeout", defaultValue = "86400", description = "seconds until it gives up (default: a day)")
    private int timeout = 86_400;

    /**
     * Runs and ends the process. Exit codes: 0 caught up, 1 failed, 2 wrong flags.
     *
     * @param arguments flags
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ReindexMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        try (EmbeddedMongo mongo = EmbeddedMongo.persistent(into);
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoDatabase database = client.getDatabase(ProcessorConfig.DATABASE);
            if (carryFrom != null) {
                return carry(carryFrom, database);
            }
            LocalNetwork local = LocalNetwork.valueOf(network.toUpperCase(Locale.ROOT));
            HostPort address = node == null ? new HostPort("127.0.0.1", local.rpcPort()) : HostPort.parse(node);
            try (Processor processor = Processor.start(
                    ProcessorConfig.of(NetworkParams.of(local.id()), address.host(), address.port()),
                    database,
                    new Silence(),
                    InstantSource.system(),
                    new SplittableRandom(),
                    new ProcessorLog(),
                    new ProcessorMetrics(new SimpleMeterRegistry()))) {
                return awaitLive(processor);
            }
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("reindex: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static int carry(Path from, MongoDatabase into) throws IOException {
        try (EmbeddedMongo old = EmbeddedMongo.persistent(from);
                MongoClient client = MongoClients.create(old.uri())) {
            long documents = ReadModelCopy.carry(client.getDatabase(ProcessorConfig.DATABASE), into);
            System.out.printf("%,d documents carried%n", documents);
            return CommandLine.ExitCode.OK;
        }
    }

    private int awaitLive(Processor processor) {
        long begun = System.nanoTime();
        while (!processor.isLive()) {
            if (System.nanoTime() - begun > Duration.ofSeconds(timeout).toNanos()) {
                System.err.println("reindex: not caught up after " + timeout + " s");
                return CommandLine.ExitCode.SOFTWARE;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        System.out.printf("caught up after %.1f s%n", (System.nanoTime() - begun) / 1e9);
        return CommandLine.ExitCode.OK;
    }

    /** Events of a read model that nobody reads yet go nowhere. */
    private static final class Silence implements EventPublisher {
        @Override
        public void publish(List<? extends ChainEvent> events) {
            // Nobody listens.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
