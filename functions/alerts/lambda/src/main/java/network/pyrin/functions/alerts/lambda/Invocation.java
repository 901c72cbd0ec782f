package network.pyrin.functions.alerts.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What the function was called with, told apart by the fields that AWS puts there. */
sealed interface Invocation {
    /** Largest input that is read; Lambda itself allows 6 MB. */
    int BYTES_MAX = 6 * 1024 * 1024;

    /**
     * Messages of the topic.
     *
     * @param messages their texts in the order given
     */
    record ChainMessages(List<String> messages) implements Invocation {
        public ChainMessages {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Messages of the delivery queue.
     *
     * @param messages in the order given
     */
    record QueueMessages(List<QueueMessage> messages) implements Invocation {
        public QueueMessages {
            messages = List.copyOf(messages);
        }
    }

    /**
     * One message of the delivery queue.
     *
     * @param id names it in a list of failures
     * @param receipt for putting it off
     * @param received how often it was handed out, this time included; from 1
     * @param body its text
     */
    record QueueMessage(String id, String receipt, int received, String body) {}

    /** The schedule: look for what was missed. */
    record Sweep() implements Invocation {}

    /**
     * Nothing this function knows. To call it again would not help.
     *
     * @param reason one sentence
     * @param text the input, cut short
     */
    record Unknown(String reason, String text) implements Invocation {}

    /**
     * Reads the input.
     *
     * @param input as given by Lambda
     * @return what it is; {@link Unknown} for anything malformed, never an exception for what was sent
     * @throws IOException if the stream itself fails
     */
    static Invocation read(InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(BYTES_MAX);
        String text = new String(bytes, 0, Math.min(bytes.length, 2_000), java.nio.charset.StandardCharsets.UTF_8);
        JsonNode event;
        try {
            event = Reading.JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            return new Unknown("the input is not JSON", text);
        }
        if (event.path("source").asText().equals("aws.events")
                || event.path("source").asText().equals("aws.scheduler")) {
            return new Sweep();
        }
        JsonNode records = event.path("Records");
        if (records.isEmpty()) {
            return new Unknown("the input has no records", text);
        }
        if (records.path(0).path("EventSource").asText().equals("aws:sns")) {
            return chainMessages(records);
        }
        if (records.path(0).path("eventSource").asText().equals("aws:sqs")) {
            return queueMessages(records);
        }
        return new Unknown("the records come neither from SNS nor from SQS", text);
    }

    private static ChainMessages chainMessages(JsonNode records) {
        List<String> messages = new ArrayList<>(records.size());
        for (JsonNode each : records) {
            messages.add(each.path("Sns").path("Message").asText());
        }
        return new ChainMessages(messages);
    }

    private static QueueMessages queueMessages(JsonNode records) {
        List<QueueMessage> messages = new ArrayList<>(records.size());
        for (JsonNode each : records) {
            messages.add(new QueueMessage(
                    each.path("messageId").asText(),
                    each.path("receiptHandle").asText(),
                    Math.max(
                            1,
                            each.path("attributes")
                                    .path("ApproximateReceiveCount")
                                    .asInt(1)),
                    each.path("body").asText()));
        }
        return new QueueMessages(messages);
    }

    /** Its mapper. */
    final class Reading {
        private static final ObjectMapper JSON = new ObjectMapper();

        private Reading() {}
    }
}
