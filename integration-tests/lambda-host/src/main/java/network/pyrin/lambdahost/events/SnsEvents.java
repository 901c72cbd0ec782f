package network.pyrin.lambdahost.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes the event that a function gets from a topic out of what a topic posts to an HTTP subscriber. */
final class SnsEvents {
    private static final List<String> SAME = List.of(
            "Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature");

    private SnsEvents() {}

    static ObjectNode event(JsonNode notification, String subscriptionArn) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode entry = event.putArray("Records").addObject();
        entry.put("EventSource", "aws:sns");
        entry.put("EventVersion", "1.0");
        entry.put("EventSubscriptionArn", subscriptionArn);
        ObjectNode sns = entry.putObject("Sns");
        for (String field : SAME) {
            JsonNode value = notification.get(field);
            sns.set(field, value == null ? JsonNodeFactory.instance.nullNode() : value);
        }
        sns.set("SigningCertUrl", notification.path("SigningCertURL"));
        sns.set("UnsubscribeUrl", notification.path("UnsubscribeURL"));
        JsonNode attributes = notification.path("MessageAttributes");
        sns.set("MessageAttributes", attributes.isObject() ? attributes : JsonNodeFactory.instance.objectNode());
        return event;
    }
}
