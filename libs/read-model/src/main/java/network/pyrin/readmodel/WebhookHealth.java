package network.pyrin.readmodel;

import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What became of the deliveries of a webhook. Written by who delivers.
 *
 * @param failures calls that failed since the last that went well
 * @param failingSince the first of them, milliseconds since the epoch; 0 if there are none
 * @param lastSuccessAt the last that went well, milliseconds since the epoch; 0 if none has
 * @param disabledAt when delivering was given up, milliseconds since the epoch; 0 if it never was
 * @param disabledReason why, in words
 * @param recent the last calls, oldest first, at most {@link #RECENT_MAX}
 */
public record WebhookHealth(
        int failures,
        long failingSince,
        long lastSuccessAt,
        long disabledAt,
        Optional<String> disabledReason,
        List<Call> recent) {
    /** Field of the webhook that holds this. */
    public static final String FIELD = "delivery";

    /** Most calls that are remembered. */
    public static final int RECENT_MAX = 50;

    /** Of a webhook that was never called. */
    public static final WebhookHealth NEW = new WebhookHealth(0, 0, 0, 0, Optional.empty(), List.of());

    /** Copies the list. */
    public WebhookHealth {
        recent = List.copyOf(recent);
    }

    /**
     * One call to a target.
     *
     * @param delivery what was delivered
     * @param address about which address
     * @param at when it ended, milliseconds since the epoch
     * @param attempt which try it was, from 1
     * @param status the HTTP status; 0 if there was no answer
     * @param result what came of it, in a few words
     * @param millis how long it took
     */
    public record Call(String delivery, String address, long at, int attempt, int status, String result, long millis) {
        /**
         * Whether the target took the delivery.
         *
         * @return true for a status from 200 to 299
         */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /**
         * Writes a call.
         *
         * @return a fresh document
         */
        public Document encode() {
            return new Document("delivery", delivery)
                    .append("address", address)
                    .append("at", at)
                    .append("attempt", attempt)
                    .append("status", status)
                    .append("result", result)
                    .append("millis", millis);
        }

        static Call decode(Document document) {
            return new Call(
                    Fields.string(document, "delivery"),
                    Fields.string(document, "address"),
                    Fields.number(document, "at"),
                    Fields.integer(document, "attempt"),
                    Fields.integer(document, "status"),
                    Fields.string(document, "result"),
                    Fields.number(document, "millis"));
        }
    }

    static WebhookHealth decode(Document document) {
        return new WebhookHealth(
                Math.toIntExact(Fields.optionalNumber(document, "failures").orElse(0L)),
                Fields.optionalNumber(document, "failingSince").orElse(0L),
                Fields.optionalNumber(document, "lastSuccessAt").orElse(0L),
                Fields.optionalNumber(document, "disabledAt").orElse(0L),
                Fields.optionalString(document, "disabledReason"),
                document.containsKey("recent")
                        ? Fields.list(document, "recent", Document.class, Call::decode)
                        : List.of());
    }
}
