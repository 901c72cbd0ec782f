package network.pyrin.lambdahost.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A queue that speaks SQS's JSON protocol on loopback: gives each message once, and again only when {@link #showAgain} says
 * that its visibility time is over, so that no test waits for clocks.
 */
final class QueueDouble implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BROKEN = 500;

    private final HttpServer server;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final Deque<String> visible = new ArrayDeque<>();
    private int largestBatchAskedFor;
    private int refusals;

    QueueDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String url() {
        return endpoint() + "/000000000000/letters";
    }

    synchronized void put(String id, String body) {
        kept.put(id, body);
        visible.add(id);
    }

    /** Every message that is neither deleted nor visible becomes visible. */
    synchronized void showAgain() {
        visible.clear();
        visible.addAll(kept.keySet());
    }

    /** Answers so many requests with a failure of its own. */
    synchronized void refuse(int requests) {
        refusals = requests;
    }

    synchronized int refusalsLeft() {
        return refusals;
    }

    synchronized Map<String, String> kept() {
        return Map.copyOf(kept);
    }

    synchronized int visible() {
        return visible.size();
    }

    synchronized int largestBatchAskedFor() {
        return largestBatchAskedFor;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            boolean refused = refuses();
            byte[] body = JSON.writeValueAsBytes(refused ? JSON.createObjectNode() : answer(action, request));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(refused ? BROKEN : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized boolean refuses() {
        if (refusals == 0) {
            return false;
        }
        refusals--;
        return true;
    }

    private synchronized ObjectNode answer(String action, JsonNode request) {
        return switch (action) {
            case "AmazonSQS.ReceiveMessage" ->
                receive(request.path("MaxNumberOfMessages").asInt());
            case "AmazonSQS.DeleteMessageBatch" -> delete(request.path("Entries"));
            default -> throw new IllegalArgumentException("the poller never calls " + action);
        };
    }

    private ObjectNode receive(int limit) {
        largestBatchAskedFor = Math.max(largestBatchAskedFor, limit);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode messages = answer.putArray("Messages");
        for (int i = 0; i < limit && !visible.isEmpty(); i++) {
            String id = visible.remove();
            String body = kept.getOrDefault(id, "");
            messages.addObject()
                    .put("MessageId", id)
                    .put("ReceiptHandle", "receipt of " + id)
                    .put("Body", body)
                    .put("MD5OfBody", md5(body))
                    .putObject("Attributes")
                    .put("ApproximateReceiveCount", "1");
        }
        return answer;
    }

    private ObjectNode delete(JsonNode entries) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode done = answer.putArray("Successful");
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asText();
            if (entry.path("ReceiptHandle").asText().equals("receipt of " + id)) {
                kept.remove(id);
            }
            done.addObject().put("Id", id);
        }
        answer.putArray("Failed");
        return answer;
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
