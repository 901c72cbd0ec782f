package network.pyrin.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import network.pyrin.noderpc.NodeListener;
import network.pyrin.noderpc.Subscription;
import network.pyrin.noderpc.wire.BlockAddedNotificationMessage;

/**
 * The time from a block's acceptance by the node, as its gRPC tells, to its event on the stream that pages listen to. Both
 * ends are received in this process, so one clock is enough.
 */
final class BlockLatency implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSCRIBE = "{\"op\":\"subscribe\",\"topics\":[\"blocks\"]}";

    private final Map<String, Long> accepted = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final NodeClient node;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private BlockLatency(StackTarget target) {
        NodeListener listener = new NodeListener() {
            @Override
            public void blockAdded(BlockAddedNotificationMessage notification) {
                accepted.put(notification.getBlock().getVerboseData().getHash(), System.nanoTime());
            }
        };
        node = NodeClient.start(
                NodeClientConfig.of(target.nodeHost(), target.nodePort()),
                listener,
                List.of(new Subscription.BlockAdded()),
                RandomGenerator.getDefault());
        socket = http.newWebSocketBuilder()
                .buildAsync(target.stream(), new Frames())
                .join();
        socket.sendText(SUBSCRIBE, true).join();
    }

    static BlockLatency start(StackTarget target) {
        return new BlockLatency(target);
    }

    /** Puts text frames together and notes the blocks they tell. */
    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                note(text.toString());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, data, last);
        }
    }

    private void note(String frame) {
        try {
            JsonNode event = JSON.readTree(frame).path("event");
            if (event.path("type").asText().equals("blockAdded")) {
                seen.put(event.path("block").path("hash").asText(), System.nanoTime());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stream sent a frame that is not JSON", e);
        }
    }

    void print(PrintStream out) {
        double[] millis = seen.entrySet().stream()
                .flatMapToDouble(entry -> Optional.ofNullable(accepted.get(entry.getKey())).stream()
                        .mapToDouble(at -> (entry.getValue() - at) / 1e6))
                .sorted()
                .toArray();
        StackObservation.row(out, "blocks seen on the stream", millis.length, "");
        if (millis.length > 0) {
            StackObservation.row(out, "accepted to visible, median", at(millis, 0.5), "ms");
            StackObservation.row(out, "accepted to visible, p99", at(millis, 0.99), "ms");
            StackObservation.row(out, "accepted to visible, worst", at(millis, 1), "ms");
        }
    }

    private static double at(double[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))];
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        node.close();
    }
}
