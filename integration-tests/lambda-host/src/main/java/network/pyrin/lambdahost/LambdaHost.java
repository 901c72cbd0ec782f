package network.pyrin.lambdahost;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import network.pyrin.lambdahost.events.AsyncCalls;
import network.pyrin.lambdahost.events.EventApi;
import network.pyrin.lambdahost.events.SqsPoller;
import network.pyrin.lambdahost.gateway.Gateway;
import network.pyrin.lambdahost.gateway.RouteTable;
import network.pyrin.lambdahost.runtime.Artefact;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.runtime.HostedFunction;
import network.pyrin.lambdahost.runtime.Isolation;

/** Functions with their gateway and their events, running. Closing it kills every instance. */
public final class LambdaHost implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, HostedFunction> functions;
    private final Map<String, AsyncCalls> asynchronous;
    private final Gateway gateway;
    private final EventApi events;
    private final List<SqsPoller> queues;
    private final Isolation isolation;

    /**
     * What to host.
     *
     * @param packages settings of each function and its zip, or its folder if it is unpacked already
     * @param routes lines for {@link RouteTable#parse}
     * @param queues which queue feeds which function
     * @param prefix of all paths, stripped before routing; empty for none
     * @param httpPort of the gateway, 0 for a free one
     * @param eventsPort of the Invoke API and the topic subscriber, 0 for a free one
     * @param gatewayTimeout how long HTTP waits
     * @param isolated whether instances are kept apart from the machine as far as possible
     * @param work an empty folder for unpacked packages
     */
    public record Setup(
            Map<FunctionSettings, Path> packages,
            List<String> routes,
            List<Queue> queues,
            String prefix,
            int httpPort,
            int eventsPort,
            Duration gatewayTimeout,
            boolean isolated,
            Path work) {
        /** Copies. */
        public Setup {
            packages = Map.copyOf(packages);
            routes = List.copyOf(routes);
            queues = List.copyOf(queues);
        }

        /**
         * One function that answers every path, at free ports.
         *
         * @param settings of the function
         * @param artefact its zip or folder
         * @param work an empty folder
         * @return setup
         */
        public static Setup of(FunctionSettings settings, Path artefact, Path work) {
            return new Setup(
                    Map.of(settings, artefact),
                    List.of("$default " + settings.name()),
                    List.of(),
                    "",
                    0,
                    0,
                    Gateway.TIMEOUT,
                    true,
                    work);
        }
    }

    /**
     * A queue on an emulator.
     *
     * @param function whom it feeds
     * @param endpoint of the emulator
     * @param url of the queue
     */
    public record Queue(String function, URI endpoint, String url) {}

    private LambdaHost(
            Map<String, HostedFunction> functions,
            Map<String, AsyncCalls> asynchronous,
            Gateway gateway,
            EventApi events,
            List<SqsPoller> queues,
            Isolation isolation) {
        this.functions = functions;
        this.asynchronous = asynchronous;
        this.gateway = gateway;
        this.events = events;
        this.queues = queues;
        this.isolation = isolation;
    }

    /**
     * Unpacks and serves. No instance starts before the first call.
     *
     * @param setup what to host
     * @param log gets every line of functions and host
     * @return the running host
     * @throws IOException if a port is taken
     * @throws network.pyrin.lambdahost.runtime.BadArtefactException if a package is none
     */
    public static LambdaHost start(Setup setup, Consumer<String> log) throws IOException {
        Path work = Files.createDirectories(setup.work()).toAbsolutePath();
        Isolation isolation = setup.isolated() ? Isolation.strongest(work) : Isolation.NONE;
        Map<String, HostedFunction> functions = new LinkedHashMap<>();
        Map<String, AsyncCalls> asynchronous = new LinkedHashMap<>();
        setup.packages().forEach((settings, path) -> {
            Artefact artefact = path.toFile().isDirectory()
                    ? Artefact.of(path.toAbsolutePath())
                    : Artefact.unpack(path, work.resolve(settings.name()));
            HostedFunction function = new HostedFunction(artefact, settings, isolation, log);
            functions.put(settings.name(), function);
            asynchronous.put(settings.name(), new AsyncCalls(function, PAUSE, log));
        });
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Gateway gateway = Gateway.start(
                new Gateway.Setup(
                        new InetSocketAddress(loopback, setup.httpPort()), setup.prefix(), setup.gatewayTimeout()),
                RouteTable.parse(setup.routes()),
                functions,
                InstantSource.system());
        EventApi events = EventApi.start(new InetSocketAddress(loopback, setup.eventsPort()), functions, asynchronous);
        List<SqsPoller> queues = new ArrayList<>();
        for (Queue queue : setup.queues()) {
            HostedFunction function = Optional.ofNullable(functions.get(queue.function()))
                    .orElseThrow(() -> new IllegalArgumentException("no function " + queue.function()));
            queues.add(new SqsPoller(queue.endpoint(), "us-east-1", queue.url(), function, log));
        }
        return new LambdaHost(functions, asynchronous, gateway, events, queues, isolation);
    }

    /**
     * The gateway's port.
     *
     * @return on loopback
     */
    public int httpPort() {
        return gateway.port();
    }

    /**
     * The port of {@link EventApi}.
     *
     * @return on loopback
     */
    public int eventsPort() {
        return events.port();
    }

    /**
     * A function, to call it directly.
     *
     * @param name of the function
     * @return the function
     */
    public HostedFunction function(String name) {
        return Optional.ofNullable(functions.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no function " + name));
    }

    /**
     * How far instances are kept apart from the machine.
     *
     * @return the strongest that worked
     */
    public Isolation isolation() {
        return isolation;
    }

    @Override
    public void close() {
        queues.forEach(SqsPoller::close);
        asynchronous.values().forEach(AsyncCalls::close);
        gateway.close();
        events.close();
        functions.values().forEach(HostedFunction::close);
    }
}
