package network.pyrin.lambdahost.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import network.pyrin.lambdahost.runtime.HostedFunction;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;

/** Serves HTTP and calls functions. One thread per request. */
public final class Gateway implements AutoCloseable {
    /** Source: quotas of HTTP APIs, integration timeout 30 s. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final RouteTable routes;
    private final Map<String, HostedFunction> functions;
    private final Setup setup;
    private final InstantSource clock;

    /**
     * How to serve.
     *
     * @param address to listen at; port 0 for a free one
     * @param prefix what paths begin with and functions do not see, as {@code /api}; empty for none
     * @param timeout for an answer
     */
    public record Setup(InetSocketAddress address, String prefix, Duration timeout) {}

    private Gateway(
            Setup setup,
            RouteTable routes,
            Map<String, HostedFunction> functions,
            InstantSource clock,
            HttpServer server) {
        this.setup = setup;
        this.routes = routes;
        this.functions = Map.copyOf(functions);
        this.clock = clock;
        this.server = server;
    }

    /**
     * Begins to serve.
     *
     * @param setup where and how
     * @param routes which function answers what
     * @param functions by name
     * @param clock for the time in events
     * @return the running gateway
     * @throws IOException if the address is taken
     */
    public static Gateway start(
            Setup setup, RouteTable routes, Map<String, HostedFunction> functions, InstantSource clock)
            throws IOException {
        HttpServer server = HttpServer.create(setup.address(), 1_000);
        Gateway gateway = new Gateway(setup, routes, functions, clock, server);
        server.setExecutor(gateway.workers);
        server.createContext("/", gateway::handle);
        server.start();
        return gateway;
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(Invocation.PAYLOAD_BYTES_MAX + 1);
        if (body.length > Invocation.PAYLOAD_BYTES_MAX) {
            in.skip(Long.MAX_VALUE);
            return Answer.ofGateway(413, "Request Entity Too Large");
        }
        String rawPath = exchange.getRequestURI().getRawPath();
        if (!rawPath.startsWith(setup.prefix())) {
            return Answer.ofGateway(404, "Not Found");
        }
        String inner = rawPath.substring(setup.prefix().length());
        RequestEvents.Request request = new RequestEvents.Request(
                exchange.getRequestMethod(),
                inner.startsWith("/") ? inner : "/" + inner,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                exchange.getRequestHeaders(),
                Body.wrap(body),
                exchange.getRemoteAddress().getAddress().getHostAddress());
        Optional<RouteTable.Match> route = routes.find(request.method(), RequestEvents.decodedPath(request.rawPath()));
        HostedFunction function =
                route.map(match -> functions.get(match.function())).orElse(null);
        if (route.isEmpty() || function == null) {
            return Answer.ofGateway(404, "Not Found");
        }
        return call(request, route.get(), function);
    }

    private Answer call(RequestEvents.Request request, RouteTable.Match route, HostedFunction function)
            throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        String event =
                RequestEvents.event(request, route, requestId, clock.instant()).toString();
        if (event.getBytes(StandardCharsets.UTF_8).length > Invocation.PAYLOAD_BYTES_MAX) {
            return Answer.ofGateway(413, "Request Entity Too Large");
        }
        Future<Outcome> call =
                workers.submit(() -> function.invoke(new Invocation(requestId, event, Optional.empty())));
        try {
            return switch (call.get(setup.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                case Outcome.Answered answered ->
                    Answer.read(answered.payload()).orElseGet(() -> Answer.ofGateway(500, "Internal Server Error"));
                case Outcome.Failed failed -> refusal(failed);
            };
        } catch (TimeoutException e) {
            // The function goes on until its own limit, as it does behind the real gateway.
            return Answer.ofGateway(504, "Gateway Timeout");
        } catch (ExecutionException e) {
            return Answer.ofGateway(500, "Internal Server Error");
        }
    }

    private static Answer refusal(Outcome.Failed failed) {
        return switch (failed.kind()) {
            case THROTTLED -> Answer.ofGateway(503, "Service Unavailable");
            case HANDLER, CRASH, TIMEOUT, MEMORY, TOO_LARGE -> Answer.ofGateway(500, "Internal Server Error");
        };
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().putAll(answer.headers());
        boolean bodiless = exchange.getRequestMethod().equals("HEAD")
                || answer.status() == 204
                || answer.status() == 304
                || answer.body().size() == 0;
        exchange.sendResponseHeaders(
                answer.status(), bodiless ? -1 : answer.body().size());
        if (!bodiless) {
            answer.body().writeTo(exchange.getResponseBody());
        }
    }
}
