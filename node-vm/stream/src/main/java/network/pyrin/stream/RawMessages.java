package network.pyrin.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import network.pyrin.events.EventJson;
import network.pyrin.events.stream.FailureCode;
import network.pyrin.events.stream.ServerFrame;
import network.pyrin.events.stream.Topic;

/**
 * Messages of the production protocol: {@code {"subscribe": "dashboard"}}. Its clients send empty texts to stay alive, and
 * some send other things; whatever is not a JSON object with a word we know is ignored, never a reason to close.
 */
final class RawMessages implements ClientMessages {
    private final Hub hub;

    RawMessages(Hub hub) {
        this.hub = hub;
    }

    @Override
    public boolean isKeepAlive(String text) {
        return text.isBlank() || !text.stripLeading().startsWith("{");
    }

    @Override
    public void handle(String text, Client client) {
        JsonNode message;
        try {
            message = EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return;
        }
        topic(message.path("subscribe"), client)
                .ifPresent(topic -> hub.subscribe(client, List.of(topic), Optional.empty()));
        topic(message.path("unsubscribe"), client)
                .ifPresent(topic -> hub.unsubscribe(client, List.of(topic), () -> {}));
    }

    private static Optional<Topic> topic(JsonNode name, Client client) {
        if (!name.isTextual()) {
            return Optional.empty();
        }
        String text = name.textValue();
        try {
            // A bare address is a topic here: its prefix ends in the colon that other topics have after their kind.
            return Optional.of(Topic.parse(text.startsWith("pyrin") ? "address:" + text : text));
        } catch (IllegalArgumentException e) {
            client.send(client.dialect()
                    .failure(new ServerFrame.Failure(
                            FailureCode.BAD_TOPIC, String.valueOf(e.getMessage()), Optional.of(text))));
            return Optional.empty();
        }
    }
}
