package network.pyrin.lambdahost.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * What else a function calls, on loopback: a queue that takes everything and keeps nothing, and receivers of webhooks of
 * which one takes deliveries and one is always out of order.
 *
 * <p>Source: the JSON protocol of the SQS API reference (actions SendMessage and ChangeMessageVisibility).
 */
final class SampleServices implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OUT_OF_ORDER = 503;
    private static final int DONE = 204;
    private static final int TEXT = 1;

    private final HttpServer server;

    private SampleServices(HttpServer server) {
        this.server = server;
    }

    static SampleServices start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", SampleServices::queue);
        server.createContext("/well", exchange -> receive(exchange, DONE));
        server.createContext("/ill", exchange -> receive(exchange, OUT_OF_ORDER));
        server.start();
        return new SampleServices(server);
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void receive(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static void queue(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String action = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .orElse("");
            ObjectNode answer = JSON.createObjectNode();
            int status = 200;
            switch (action) {
                case "AmazonSQS.SendMessage" -> sent(request, answer);
                case "AmazonSQS.ChangeMessageVisibility" -> {}
                default -> {
                    status = 400;
                    answer.put("__type", "UnsupportedOperation").put("message", "there is no " + action);
                }
            }
            byte[] body = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void sent(JsonNode request, ObjectNode answer) {
        answer.put("MessageId", UUID.randomUUID().toString());
        answer.put("MD5OfMessageBody", md5(bytes(request.path("MessageBody").asText())));
        JsonNode attributes = request.path("MessageAttributes");
        if (!attributes.isEmpty()) {
            answer.put("MD5OfMessageAttributes", md5(attributes(attributes)));
        }
    }

    /**
     * By name: name, type and text, each behind its length in four bytes, the text also behind a 1 that says text.
     *
     * <p>Source: "Calculating the MD5 message digest for message attributes" of the SQS developer guide.
     */
    private static byte[] attributes(JsonNode attributes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        TreeMap<String, JsonNode> byName = new TreeMap<>();
        attributes.properties().forEach(attribute -> byName.put(attribute.getKey(), attribute.getValue()));
        byName.forEach((name, value) -> {
            measured(all, name);
            measured(all, value.path("DataType").asText());
            all.write(TEXT);
            measured(all, value.path("StringValue").asText());
        });
        return all.toByteArray();
    }

    private static void measured(ByteArrayOutputStream to, String text) {
        byte[] bytes = bytes(text);
        to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        to.writeBytes(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Clients compare it with their own. */
    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
