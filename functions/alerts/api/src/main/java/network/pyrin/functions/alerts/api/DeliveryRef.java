package network.pyrin.functions.alerts.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * Names a delivery in the queue. What is delivered stays in the cursor, so that a message is small and tells nobody
 * anything.
 *
 * @param webhook to whom
 * @param address about which address
 * @param delivery its id
 */
public record DeliveryRef(String webhook, String address, String delivery) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * As a message.
     *
     * @return JSON
     */
    public String text() {
        return JSON.createObjectNode()
                .put("webhook", webhook)
                .put("address", address)
                .put("delivery", delivery)
                .toString();
    }

    /**
     * Reads a message.
     *
     * @param text as received
     * @return empty if it is none of ours
     */
    public static Optional<DeliveryRef> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            String webhook = node.path("webhook").asText();
            String address = node.path("address").asText();
            String delivery = node.path("delivery").asText();
            return webhook.isEmpty() || address.isEmpty() || delivery.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DeliveryRef(webhook, address, delivery));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
