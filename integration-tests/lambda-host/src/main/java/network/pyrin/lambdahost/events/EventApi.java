package network.pyrin.lambdahost.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import network.pyrin.lambdahost.runtime.HostedFunction;
import network.pyrin.lambdahost.runtime.InstanceStatus;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;

/**
 * The host's second address, for events and questions about itself:
 *
 * <ul>
 *   <li>{@code POST /2015-03-31/functions/NAME/invocations}: Lambda's Invoke API, for any SDK with this as its endpoint
 *   <li>{@code POST /sns/NAME}: an HTTP subscriber for a topic; confirms itself
 *   <li>{@code GET /status}: functions, instances, waiting events, dead letters
 * </ul>
 */
public final class EventApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONFIRM_MILLIS_MAX = 10_000;

    private final HttpServer server;
    private final Map<String, Callee> callees;

    private EventApi(HttpServer server, Map<String, HostedFunction> functions, Map<String, AsyncCalls> asynchronous) {
        this.server = server;
        this.callees = functions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new Callee(
                                entry.getValue(), Objects.requireNonNull(asynchronous.get(entry.getKey())))));
    }

    /** A function and the queue of its asynchronous calls. */
    private record Callee(HostedFunction function, AsyncCalls queue) {}

    /**
     * Begins to serve.
     *
     * @param address to listen at; port 0 for a free one
     * @param functions by name
     * @param asynchronous by the same names
     * @return the running API
     * @throws IOException if the address is taken
     */
    public static EventApi start(
            InetSocketAddress address, Map<String, HostedFunction> functions, Map<String, AsyncCalls> asynchronous)
            throws IOException {
        HttpServer server = HttpServer.create(address, 1_000);
        EventApi api = new EventApi(server, functions, asynchronous);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", api::handle);
        server.start();
        return api;
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
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] parts = exchange.getRequestURI().getPath().split("/");
            boolean post = exchange.getRequestMethod().equals("POST");
            if (!post && parts.length == 2 && parts[1].equals("status")) {
                reply(exchange, 200, status().toString());
                return;
            }
            Callee invoked = post && parts.length == 5 && parts[2].equals("functions") ? callees.get(parts[3]) : null;
            Callee notified = post && parts.length == 3 && parts[1].equals("sns") ? callees.get(parts[2]) : null;
            if (invoked != null) {
                invoke(exchange, invoked);
            } else if (notified != null) {
                notify(exchange, notified.queue());
            } else {
                refuse(exchange, 404, "ResourceNotFoundException", "there is no such function or call");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void invoke(HttpExchange exchange, Callee callee) throws IOException, InterruptedException {
        Optional<String> event = body(exchange);
        if (event.isEmpty()) {
            refuse(exchange, 413, "RequestTooLargeException", "the event exceeds the limit of 6 MB");
            return;
        }
        if ("Event".equals(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))) {
            accept(exchange, callee.queue(), event.get());
            return;
        }
        Optional<String> context = Optional.ofNullable(
                        exchange.getRequestHeaders().getFirst("X-Amz-Client-Context"))
                .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        String id = Invocation.of("").requestId();
        switch (callee.function().invoke(new Invocation(id, event.get(), context))) {
            case Outcome.Answered answered -> reply(exchange, 200, answered.payload());
            case Outcome.Failed failed -> failed(exchange, failed);
        }
    }

    private static void failed(HttpExchange exchange, Outcome.Failed failed) throws IOException {
        if (failed.kind() == Outcome.Kind.THROTTLED) {
            refuse(exchange, 429, failed.errorType(), failed.errorMessage());
            return;
        }
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        ObjectNode error = JSON.createObjectNode();
        error.put("errorType", failed.errorType()).put("errorMessage", failed.errorMessage());
        reply(exchange, 200, error.toString());
    }

    private void notify(HttpExchange exchange, AsyncCalls calls) throws IOException {
        Optional<String> text = body(exchange);
        if (text.isEmpty()) {
            refuse(exchange, 413, "RequestTooLarge", "the notification exceeds the limit of 6 MB");
            return;
        }
        JsonNode message;
        try {
            message = JSON.readTree(text.get());
        } catch (JsonProcessingException e) {
            refuse(exchange, 400, "BadRequest", "the notification is not JSON");
            return;
        }
        switch (message.path("Type").asText()) {
            case "SubscriptionConfirmation" ->
                confirm(exchange, message.path("SubscribeURL").asText());
            case "Notification" -> {
                String arn = exchange.getRequestHeaders().getFirst("x-amz-sns-subscription-arn");
                accept(
                        exchange,
                        calls,
                        SnsEvents.event(message, arn == null ? "" : arn).toString());
            }
            default -> refuse(exchange, 400, "BadRequest", "neither a notification nor a confirmation");
        }
    }

    /** A host for tests confirms only what lies on this machine. */
    private static void confirm(HttpExchange exchange, String address) throws IOException {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() == null || !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                refuse(exchange, 403, "Forbidden", "only subscriptions on this machine are confirmed");
                return;
            }
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(CONFIRM_MILLIS_MAX);
            connection.setReadTimeout(CONFIRM_MILLIS_MAX);
            int status = connection.getResponseCode();
            connection.disconnect();
            reply(exchange, status == 200 ? 200 : 502, "{\"confirmed\":" + (status == 200) + "}");
        } catch (IllegalArgumentException e) {
            refuse(exchange, 400, "BadRequest", "the confirmation has no address");
        }
    }

    private static void accept(HttpExchange exchange, AsyncCalls calls, String event) throws IOException {
        if (calls.offer(event)) {
            reply(exchange, 202, "");
        } else {
            refuse(exchange, 503, "ServiceException", "too many events wait already");
        }
    }

    private ObjectNode status() {
        ObjectNode status = JSON.createObjectNode();
        callees.forEach((name, callee) -> {
            ObjectNode one = status.putObject(name);
            one.put("waiting", callee.queue().waiting());
            one.put("deadLetters", callee.queue().deadLetters().size());
            var instances = one.putArray("instances");
            for (InstanceStatus instance : callee.function().instances()) {
                instances.add(JSON.<JsonNode>valueToTree(instance));
            }
        });
        return status;
    }

    private static Optional<String> body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(Invocation.PAYLOAD_BYTES_MAX + 1);
        if (body.length > Invocation.PAYLOAD_BYTES_MAX) {
            in.skip(Long.MAX_VALUE);
            return Optional.empty();
        }
        return Optional.of(new String(body, StandardCharsets.UTF_8));
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", type);
        reply(exchange, status, JSON.createObjectNode().put("message", message).toString());
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
