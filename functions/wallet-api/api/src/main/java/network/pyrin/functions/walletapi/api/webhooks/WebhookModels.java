package network.pyrin.functions.walletapi.api.webhooks;

import java.util.List;
import java.util.Optional;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;

/** Bodies of the calls about webhooks. Times are milliseconds since the epoch; {@code null} is never. */
final class WebhookModels {
    private WebhookModels() {}

    /** What is posted to register. */
    record RegisterBody(String url, List<String> addresses, List<String> events) {}

    /** What is posted to change. */
    record ChangeBody(List<String> addresses, List<String> events, boolean paused) {}

    /**
     * A webhook.
     *
     * @param id its id
     * @param url whom it calls
     * @param state {@code pending}, {@code active}, {@code paused} or {@code disabled}
     * @param disabledReason why deliveries were given up
     * @param addresses watched
     * @param events told
     * @param createdAt registered
     * @param verifiedAt the URL sent the challenge back
     * @param expiresAt a pending one is forgotten then
     * @param failures calls that failed since the last that went well
     * @param failingSince the first of them
     * @param lastSuccessAt the last call that went well
     */
    record Webhook(
            String id,
            String url,
            String state,
            Optional<String> disabledReason,
            List<String> addresses,
            List<String> events,
            long createdAt,
            Optional<Long> verifiedAt,
            Optional<Long> expiresAt,
            int failures,
            Optional<Long> failingSince,
            Optional<Long> lastSuccessAt) {
        static Webhook of(WebhookDocument hook) {
            WebhookHealth health = hook.health();
            boolean disabled = hook.isDisabled();
            return new Webhook(
                    hook.id(),
                    hook.url(),
                    disabled ? "disabled" : hook.state().text(),
                    disabled ? health.disabledReason() : Optional.empty(),
                    hook.addresses(),
                    hook.kinds().stream().map(ActivityKind::text).sorted().toList(),
                    hook.times().createdAt(),
                    time(hook.times().verifiedAt()),
                    time(hook.times().expiresAt()),
                    health.failures(),
                    time(health.failingSince()),
                    time(health.lastSuccessAt()));
        }
    }

    private static Optional<Long> time(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(millis);
    }

    /**
     * What came of a challenge.
     *
     * @param passed whether the URL sent it back
     * @param result what it answered, in words
     */
    record Challenge(boolean passed, String result) {}

    /**
     * A new webhook; token and secret are shown this once.
     *
     * @param webhook the webhook
     * @param token for every later call about it
     * @param secret key of signatures
     * @param challenge what came of it
     */
    record Registered(Webhook webhook, String token, String secret, Challenge challenge) {}

    /**
     * A webhook after another challenge.
     *
     * @param webhook the webhook
     * @param challenge what came of it
     */
    record Verified(Webhook webhook, Challenge challenge) {}

    /**
     * Another key of signatures, shown this once.
     *
     * @param secret the key
     * @param previousUntil until when calls are signed with the former one too
     */
    record Rotated(String secret, long previousUntil) {}

    /**
     * What came of a test call.
     *
     * @param delivery its id
     * @param taken whether the target answered 2xx
     * @param result what it answered, in words
     * @param millis how long it took
     */
    record Tested(String delivery, boolean taken, String result, long millis) {}

    /**
     * A call that was made.
     *
     * @param delivery what was delivered
     * @param address about which address
     * @param at when it ended
     * @param attempt which try it was, from 1
     * @param status HTTP status, 0 without an answer
     * @param result in words
     * @param millis how long it took
     */
    record Delivery(String delivery, String address, long at, int attempt, int status, String result, long millis) {
        static Delivery of(WebhookHealth.Call call) {
            return new Delivery(
                    call.delivery(),
                    call.address(),
                    call.at(),
                    call.attempt(),
                    call.status(),
                    call.result(),
                    call.millis());
        }
    }

    /** The last calls, newest first. */
    record Deliveries(List<Delivery> deliveries) {}
}
