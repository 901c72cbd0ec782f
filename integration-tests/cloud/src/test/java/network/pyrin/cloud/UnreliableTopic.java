package network.pyrin.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Stands between a topic and the packaged function: doubles notifications, keeps some back, loses some, spoils some. */
final class UnreliableTopic implements AutoCloseable {
    static final String POISON = "{\"format\":1,\"poison\":true}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT_MAX = 5;

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI function;
    private final RandomGenerator random;
    private final List<String> kept = new ArrayList<>();
    private int poisoned;

    private UnreliableTopic(HttpServer server, URI function, RandomGenerator random) {
        this.server = server;
        this.function = function;
        this.random = random;
    }

    static UnreliableTopic start(PackagedAlerts alerts, RandomGenerator random) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        UnreliableTopic topic = new UnreliableTopic(server, URI.create(alerts.subscriber()), random);
        server.createContext("/", topic::take);
        server.start();
        return topic;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** How many notifications the function cannot read. */
    synchronized int poisoned() {
        return poisoned;
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        JsonNode notification = JSON.readTree(text);
        if (notification.path("Type").asText().equals("Notification")) {
            kept.add(text);
            switch (random.nextInt(10)) {
                case 0 -> kept.remove(random.nextInt(kept.size()));
                case 1 -> {
                    poisoned++;
                    post(((ObjectNode) notification).put("Message", POISON).toString());
                }
                case 2, 3, 4 -> post(text);
                default -> {}
            }
            while (kept.size() > KEPT_MAX) {
                post(kept.remove(random.nextInt(kept.size())));
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void post(String notification) throws IOException {
        try {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(function)
                            .POST(HttpRequest.BodyPublishers.ofString(notification))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("the host answered " + answer.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
