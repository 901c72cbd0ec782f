package network.pyrin.events.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import network.pyrin.crypto.Hash;

/**
 * What a client may subscribe to. In JSON a topic is its {@link #name()}.
 *
 * @param kind which sort of topic
 * @param key address, transaction id or block hash for the kinds that need one, else empty
 */
public record Topic(Kind kind, String key) {
    /** Longest address a topic may name, in characters. */
    public static final int ADDRESS_LENGTH_MAX = 90;

    /** Sorts of topics. */
    public enum Kind {
        /** Figures, status, blocks and accepted transactions: what the home page shows. */
        DASHBOARD("dashboard", false),
        /** Points of the metrics history and figures. */
        METRICS("metrics", false),
        /** Blocks added and changes of the selected chain. */
        BLOCKS("blocks", false),
        /** Transactions accepted and unaccepted. */
        TRANSACTIONS("transactions", false),
        /** Mempool changes. */
        MEMPOOL("mempool", false),
        /** One address: {@code address:<address>}. */
        ADDRESS("address", true),
        /** One transaction: {@code tx:<id>}. */
        TRANSACTION("tx", true),
        /** One block: {@code block:<hash>}. */
        BLOCK("block", true);

        private final String prefix;
        private final boolean keyed;

        Kind(String prefix, boolean keyed) {
            this.prefix = prefix;
            this.keyed = keyed;
        }

        /**
         * The word in front of the colon, or the whole name.
         *
         * @return lower-case word
         */
        public String prefix() {
            return prefix;
        }

        /**
         * Whether topics of this kind name one thing.
         *
         * @return true if a key follows the prefix
         */
        public boolean keyed() {
            return keyed;
        }
    }

    /** Checks that the key has the shape its kind needs; the address's checksum is the server's to check. */
    public Topic {
        Optional<String> fault = fault(kind, key);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.orElseThrow());
        }
    }

    private static Optional<String> fault(Kind kind, String key) {
        return switch (kind) {
            case DASHBOARD, METRICS, BLOCKS, TRANSACTIONS, MEMPOOL ->
                key.isEmpty() ? Optional.empty() : Optional.of("topic " + kind.prefix + " takes no key");
            case ADDRESS ->
                key.isEmpty() || key.length() > ADDRESS_LENGTH_MAX
                        ? Optional.of("topic address needs an address of at most " + ADDRESS_LENGTH_MAX + " characters")
                        : Optional.empty();
            case TRANSACTION, BLOCK ->
                isHash(key)
                        ? Optional.empty()
                        : Optional.of("topic " + kind.prefix + " needs 64 lower-case hex digits");
        };
    }

    private static boolean isHash(String key) {
        return key.length() == 2 * Hash.BYTES
                && key.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /**
     * Reads a topic's name.
     *
     * @param name for example {@code blocks} or {@code address:pyrin:q…}; the key is what follows the first colon
     * @return the topic
     * @throws IllegalArgumentException if there is no such topic; the message may be shown to the client
     */
    @JsonCreator
    public static Topic parse(String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? name : name.substring(0, colon);
        for (Kind kind : Kind.values()) {
            if (kind.prefix.equals(prefix) && kind.keyed == colon >= 0) {
                return new Topic(kind, colon < 0 ? "" : name.substring(colon + 1));
            }
        }
        String shown = name.length() > ADDRESS_LENGTH_MAX ? name.substring(0, ADDRESS_LENGTH_MAX) + "…" : name;
        throw new IllegalArgumentException("no such topic: " + shown);
    }

    /**
     * The name as it is written in frames.
     *
     * @return for example {@code tx:<id>}
     */
    @JsonValue
    public String name() {
        return kind.keyed ? kind.prefix + ":" + key : kind.prefix;
    }

    @Override
    public String toString() {
        return name();
    }
}
