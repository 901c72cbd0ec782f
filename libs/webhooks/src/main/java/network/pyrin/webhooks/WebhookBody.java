package network.pyrin.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** What a target is sent. A {@code type} says which; receivers should answer 200 to types that they do not know. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WebhookBody.Challenge.class, name = "challenge"),
    @JsonSubTypes.Type(value = WebhookBody.Test.class, name = "test"),
    @JsonSubTypes.Type(value = WebhookBody.AddressActivity.class, name = "addressActivity")
})
public sealed interface WebhookBody {
    /** Header with the delivery's id: calls with the same id say the same, however often they come. */
    String DELIVERY_HEADER = "Pyrin-Delivery";

    /**
     * Asks whether the URL is its registrant's: the answer must be 2xx with the challenge as body, or with a JSON object
     * that has it as {@code challenge}.
     *
     * @param webhook which webhook
     * @param challenge to be sent back
     */
    record Challenge(String webhook, String challenge) implements WebhookBody {
        /**
         * Whether an answer proves that its sender has read the challenge.
         *
         * @param answer the body, as text
         * @return true if it says the challenge
         */
        public boolean isEchoedBy(String answer) {
            String text = answer.strip();
            if (text.equals(challenge)) {
                return true;
            }
            try {
                return TextNode.valueOf(challenge)
                        .equals(Mapper.JSON.readTree(text).get("challenge"));
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }

    /**
     * Sent when the webhook's owner asks for it.
     *
     * @param webhook which webhook
     * @param delivery id of this delivery
     * @param text a sentence
     */
    record Test(String webhook, String delivery, String text) implements WebhookBody {}

    /**
     * What happened on one address, in order.
     *
     * @param webhook which webhook
     * @param delivery id of this delivery; the same in every attempt
     * @param network the chain
     * @param address with prefix
     * @param activities at least one, ascending in {@code serial}
     */
    record AddressActivity(String webhook, String delivery, String network, String address, List<Activity> activities)
            implements WebhookBody {
        /** Copies the list. */
        public AddressActivity {
            activities = List.copyOf(activities);
        }
    }

    /**
     * One thing that happened.
     *
     * @param serial numbers what this webhook is told about this address, from 1 without a hole: what comes twice or in
     *     another order is put right by it
     * @param kind {@code accepted}; {@code reverted} takes back the acceptance with the same {@code activity};
     *     {@code resync}: more happened than is told here, the address's history is to be read anew
     * @param activity names an acceptance; a later acceptance of the same transaction has another
     * @param transaction its id as hex; empty for {@code resync}
     * @param index place in the address's history, from 0; for {@code resync} the first that is told again
     * @param timestamp time of the accepting block, milliseconds since the epoch
     * @param net what the transaction does to the balance, signed leor, decimal
     * @param coinbase whether it is a coinbase
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Activity(
            long serial,
            String kind,
            String activity,
            String transaction,
            long index,
            long timestamp,
            String net,
            boolean coinbase) {}

    /**
     * As sent.
     *
     * @return UTF-8 JSON
     */
    default byte[] json() {
        try {
            return Mapper.JSON.writerFor(WebhookBody.class).writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body must always have a JSON form", e);
        }
    }

    /**
     * Reads a body, as a receiver does.
     *
     * @param json as received
     * @return the body
     * @throws IllegalArgumentException if it is none
     */
    static WebhookBody read(byte[] json) {
        try {
            return Mapper.JSON.readValue(json, WebhookBody.class);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("not a webhook's body", e);
        }
    }

    /** The mapper of all bodies. */
    final class Mapper {
        private static final ObjectMapper JSON = JsonMapper.builder().build();

        private Mapper() {}
    }
}
