package network.pyrin.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the stream that keeps every frame. */
final class StreamClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    StreamClient(URI address, String topic) {
        socket = http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
        socket.sendText(
                        JSON.createObjectNode()
                                .put("op", "subscribe")
                                .set("topics", JSON.createArrayNode().add(topic))
                                .toString(),
                        true)
                .join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(parse(text.toString()));
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, data, last);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame is not JSON: " + text, e);
        }
    }

    /** Frames with this operation, oldest first. */
    List<JsonNode> frames(String operation) {
        return frames.stream()
                .filter(frame -> frame.path("op").asText().equals(operation))
                .toList();
    }

    /** Events of this type, oldest first. */
    List<JsonNode> events(String type) {
        return frames("event").stream()
                .map(frame -> frame.path("event"))
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
