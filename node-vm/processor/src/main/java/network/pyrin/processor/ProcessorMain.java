package network.pyrin.processor;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.NodeService;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventsAddress;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The processor as a program of its own. Runs until it is stopped; any stop will do, also {@code kill -9}. */
@Command(
        name = "processor",
        mixinStandardHelpOptions = true,
        description = "Follows a node, writes the read model to MongoDB and publishes events.")
public final class ProcessorMain implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--network",
            defaultValue = "mainnet",
            description = "Network of the node (default: ${DEFAULT-VALUE}).")
    private String network = "mainnet";

    @Option(
            names = "--node",
            description = "Node's gRPC address, HOST:PORT (default: the network's port on 127.0.0.1).")
    private @Nullable String node;

    @Option(
            names = "--mongodb",
            defaultValue = ProcessorConfig.MONGODB,
            description = "MongoDB connection string (default: ${DEFAULT-VALUE}).")
    private String mongodb = ProcessorConfig.MONGODB;

    @Option(
            names = {"--events", "--redis"},
            defaultValue = "${env:PYRIN_EVENTS:-" + ProcessorConfig.REDIS + "}",
            description = "Where events go: redis://HOST:PORT, sns:TOPIC_ARN (region from the ARN, credentials and "
                    + "endpoint from the AWS SDK's default chain) or none (default: the environment's PYRIN_EVENTS, else "
                    + ProcessorConfig.REDIS + ").")
    private String events = ProcessorConfig.REDIS;

    @Option(
            names = "--metrics",
            description = "Serve Prometheus metrics on 127.0.0.1 at this port; 0 takes a free one.")
    private @Nullable Integer metricsPort;

    /**
     * Runs the program.
     *
     * @param arguments flags
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ProcessorMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        ProcessorConfig config = config();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ConnectionString connection = connection();
        EventsAddress address = events();
        try (MongoClient client = MongoClients.create(connection);
                MetricsServer metrics = metricsServer(registry)) {
            MongoDatabase database = client.getDatabase(
                    Optional.ofNullable(connection.getDatabase()).orElse(ProcessorConfig.DATABASE));
            database.runCommand(new Document("ping", 1));
            metrics.url().ifPresent(url -> spec.commandLine().getOut().println("metrics " + url));
            try (EventPublisher publisher =
                            EventPublishers.open(address, Optional.empty(), database, RandomGenerator.getDefault());
                    Processor processor = Processor.start(
                            config,
                            database,
                            publisher,
                            InstantSource.system(),
                            RandomGenerator.getDefault(),
                            new ProcessorLog(),
                            new ProcessorMetrics(registry))) {
                awaitStop(processor);
            }
            return CommandLine.ExitCode.OK;
        } catch (MongoException e) {
            spec.commandLine().getErr().println("cannot use the database: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void awaitStop(Processor processor) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            processor.close();
            stopped.countDown();
        }));
        stopped.await();
    }

    private ProcessorConfig config() {
        try {
            NetworkId id = NetworkId.parse(network);
            String address = Optional.ofNullable(node).orElse("127.0.0.1:" + id.defaultPort(NodeService.GRPC));
            int colon = address.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--node needs HOST:PORT, not '" + address + "'");
            }
            return ProcessorConfig.of(
                    NetworkParams.of(id), address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--node needs HOST:PORT, not '" + node + "'", e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ConnectionString connection() {
        try {
            return new ConnectionString(mongodb);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--mongodb: " + e.getMessage(), e);
        }
    }

    private EventsAddress events() {
        try {
            return EventsAddress.parse(events);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--events: " + e.getMessage(), e);
        }
    }

    private MetricsServer metricsServer(PrometheusMeterRegistry registry) {
        try {
            return metricsPort == null ? MetricsServer.none() : MetricsServer.start(metricsPort, registry::scrape);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--metrics: cannot listen on port " + metricsPort + ": " + e.getMessage(), e);
        }
    }
}
