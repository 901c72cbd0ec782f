package network.pyrin.readmodel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * Who wants to be called about which addresses. {@code health} is written by who delivers, everything else by who registers.
 *
 * @param id the {@code _id}
 * @param url whom to call
 * @param host its host, for quotas
 * @param client who registered it, for quotas: a network address
 * @param addresses watched, with prefix
 * @param kinds of activity that are told; what is told is also told as taken back
 * @param state how far its life is
 * @param tokenHash SHA-256 of the management token, hex
 * @param secrets keys of signatures
 * @param challenge random text that the URL must send back
 * @param times when what happened
 * @param health what became of deliveries
 */
public record WebhookDocument(
        String id,
        String url,
        String host,
        String client,
        List<String> addresses,
        Set<ActivityKind> kinds,
        State state,
        String tokenHash,
        Secrets secrets,
        String challenge,
        Times times,
        WebhookHealth health) {
    /** Copies what can change. */
    public WebhookDocument {
        addresses = List.copyOf(addresses);
        kinds = Set.copyOf(kinds);
    }

    /** How far the life of a webhook is. */
    public enum State {
        /** Its URL has not proved to be the registrant's. */
        PENDING("pending"),
        /** It is told what happens. */
        ACTIVE("active"),
        /** Its owner wants no calls for now. */
        PAUSED("paused");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /**
         * As it is stored and shown.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }

        static State parse(String text) {
            for (State state : values()) {
                if (state.text.equals(text)) {
                    return state;
                }
            }
            throw new ReadModelFormatException("no state of a webhook: " + text);
        }
    }

    /**
     * Keys of signatures.
     *
     * @param current the one in force
     * @param previous the one it replaced; empty if there was none
     * @param previousUntil until when calls are signed with the previous one too, milliseconds since the epoch
     */
    public record Secrets(String current, Optional<String> previous, long previousUntil) {}

    /**
     * When what happened, milliseconds since the epoch, 0 for never.
     *
     * @param createdAt registered
     * @param verifiedAt the URL sent the challenge back
     * @param expiresAt a pending one is forgotten then
     * @param resumedAt last set to work by its owner: ends a disabling before it
     */
    public record Times(long createdAt, long verifiedAt, long expiresAt, long resumedAt) {}

    /**
     * Whether it is to be called.
     *
     * @return true if active and not disabled since it was last resumed
     */
    public boolean isLive() {
        return state == State.ACTIVE && !isDisabled();
    }

    /**
     * Whether delivering was given up.
     *
     * @return true until its owner resumes it
     */
    public boolean isDisabled() {
        return health.disabledAt() > 0 && health.disabledAt() >= times.resumedAt();
    }

    /**
     * Whether it is a registration that was never verified in time.
     *
     * @param nowMillis milliseconds since the epoch
     * @return true if it counts as gone
     */
    public boolean isExpired(long nowMillis) {
        return state == State.PENDING && times.expiresAt() <= nowMillis;
    }

    /**
     * The keys to sign with.
     *
     * @param nowMillis milliseconds since the epoch
     * @return one, or two while a change of secrets lasts
     */
    public List<String> secretsAt(long nowMillis) {
        List<String> keys = new ArrayList<>(List.of(secrets.current()));
        if (nowMillis < secrets.previousUntil()) {
            secrets.previous().ifPresent(keys::add);
        }
        return List.copyOf(keys);
    }

    /**
     * Writes what registration owns.
     *
     * @return a fresh document, without health
     */
    public Document encode() {
        Document document = new Document("_id", id)
                .append("url", url)
                .append("host", host)
                .append("client", client)
                .append("addresses", addresses)
                .append("kinds", kinds.stream().map(ActivityKind::text).sorted().toList())
                .append("state", state.text())
                .append("tokenHash", tokenHash)
                .append("secret", secrets.current())
                .append("previousUntil", secrets.previousUntil())
                .append("challenge", challenge)
                .append("createdAt", times.createdAt())
                .append("verifiedAt", times.verifiedAt())
                .append("expiresAt", times.expiresAt())
                .append("resumedAt", times.resumedAt());
        secrets.previous().ifPresent(previous -> document.append("previousSecret", previous));
        return document;
    }

    /**
     * Reads a webhook.
     *
     * @param document as stored
     * @return the webhook
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static WebhookDocument decode(Document document) {
        Set<ActivityKind> kinds = EnumSet.noneOf(ActivityKind.class);
        Fields.list(document, "kinds", String.class, ActivityKind::parse).forEach(kind -> kind.ifPresent(kinds::add));
        return new WebhookDocument(
                Fields.string(document, "_id"),
                Fields.string(document, "url"),
                Fields.string(document, "host"),
                Fields.string(document, "client"),
                Fields.list(document, "addresses", String.class, address -> address),
                kinds,
                State.parse(Fields.string(document, "state")),
                Fields.string(document, "tokenHash"),
                new Secrets(
                        Fields.string(document, "secret"),
                        Fields.optionalString(document, "previousSecret"),
                        Fields.number(document, "previousUntil")),
                Fields.string(document, "challenge"),
                new Times(
                        Fields.number(document, "createdAt"),
                        Fields.number(document, "verifiedAt"),
                        Fields.number(document, "expiresAt"),
                        Fields.number(document, "resumedAt")),
                Fields.optionalPart(document, WebhookHealth.FIELD)
                        .map(WebhookHealth::decode)
                        .orElse(WebhookHealth.NEW));
    }
}
