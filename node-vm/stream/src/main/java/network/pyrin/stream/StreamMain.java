package network.pyrin.stream;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import network.pyrin.chain.NetworkId;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.EventsAddress;
import network.pyrin.views.ReadModelHistory;
import network.pyrin.views.Views;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The stream service as a program of its own, as many of them as are needed. */
@Command(name = "stream", mixinStandardHelpOptions = true, description = "Carries chain events to WebSocket clients.")
public final class StreamMain implements Callable<Integer> {
    private static final String DATABASE = "pyrin";
    private static final String REDIS = "redis://127.0.0.1:6379";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--network", defaultValue = "mainnet", description = "Network (default: ${DEFAULT-VALUE}).")
    private String network = "mainnet";

    @Option(names = "--listen", defaultValue = "127.0.0.1:8090", description = "HOST:PORT (default: ${DEFAULT-VALUE}).")
    private String listen = "127.0.0.1:8090";

    @Option(
            names = "--mongodb",
            defaultValue = "mongodb://127.0.0.1:27017/",
            description = "Where snapshots are read (default: ${DEFAULT-VALUE}).")
    private String mongodb = "mongodb://127.0.0.1:27017/";

    @Option(
            names = {"--events", "--redis"},
            defaultValue = "${env:PYRIN_EVENTS:-" + REDIS + "}",
            description =
                    "Where events come from: redis://HOST:PORT or sns:TOPIC_ARN (through a queue of its own; region "
                            + "from the ARN, credentials and endpoint from the AWS SDK's default chain) "
                            + "(default: the environment's PYRIN_EVENTS, else " + REDIS + ").")
    private String events = REDIS;

    /**
     * Runs the program until it is stopped.
     *
     * @param arguments flags
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StreamMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Running started = start(spec.commandLine().getOut()::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            started.close();
            stopped.countDown();
        }));
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    /** Everything the program holds. */
    record Running(Vertx vertx, MongoClient client, EventSubscriber subscriber, StreamServer stream, int port)
            implements AutoCloseable {
        @Override
        public void close() {
            subscriber.close();
            stream.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
            client.close();
        }
    }

    /**
     * Starts the service by the flags.
     *
     * @param out told the address
     * @return running
     * @throws ParameterException with a sentence about the flag that cannot be followed
     */
    Running start(Consumer<String> out) {
        NetworkId id = parsed("--network", network, NetworkId::parse);
        ConnectionString connection = parsed("--mongodb", mongodb, ConnectionString::new);
        EventsAddress address = parsed("--events", events, EventSubscribers::parse);
        Place place = place();
        Vertx vertx = Vertx.vertx();
        MongoClient client = MongoClients.create(connection);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        InstantSource clock = InstantSource.system();
        MongoDatabase database =
                client.getDatabase(Optional.ofNullable(connection.getDatabase()).orElse(DATABASE));
        Views views = Views.over(database, id, "stream", clock);
        StreamServer stream = new StreamServer(
                vertx, StreamConfig.DEFAULT, id.text(), new ReadModelSnapshots(views, clock), registry, clock);
        HttpServer server = listen(vertx, router(vertx, stream, registry), place.host(), place.port());
        EventSubscriber subscriber = EventSubscribers.open(
                address,
                Optional.empty(),
                new ReadModelHistory(database),
                stream.listener(),
                clock,
                new SplittableRandom());
        out.accept("stream ws://" + place.host() + ":" + server.actualPort() + "/stream");
        return new Running(vertx, client, subscriber, stream, server.actualPort());
    }

    /** Where to listen. */
    private record Place(String host, int port) {}

    private Place place() {
        int colon = listen.lastIndexOf(':');
        if (colon < 1) {
            throw new ParameterException(spec.commandLine(), "--listen needs HOST:PORT, not '" + listen + "'");
        }
        return new Place(listen.substring(0, colon), parsed("--listen", listen.substring(colon + 1), Integer::valueOf));
    }

    private static Router router(Vertx vertx, StreamServer stream, PrometheusMeterRegistry registry) {
        Router router = Router.router(vertx);
        stream.mount(router);
        router.get("/metrics").handler(context -> context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4")
                .end(registry.scrape()));
        // Always 200: another instance of the stream would serve the same read model.
        router.get("/healthz")
                .handler(context -> context.response().end("ok\nread model: " + stream.readModel() + "\n"));
        return router;
    }

    private HttpServer listen(Vertx vertx, Router router, String host, int port) {
        try {
            return vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            vertx.close();
            throw new ParameterException(
                    spec.commandLine(), "--listen: cannot listen on " + listen + "; is the port in use?", e);
        }
    }

    private <T> T parsed(String flag, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), flag + ": " + e.getMessage(), e);
        }
    }
}
