package network.pyrin.events;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where events go and come from, as an operator writes it. */
public sealed interface EventsAddress {
    /** The environment variable that programs read it from. */
    String VARIABLE = "PYRIN_EVENTS";

    /** Nowhere: for a processor that builds a read model which nobody reads yet. */
    record None() implements EventsAddress {
        @Override
        public String toString() {
            return "none";
        }
    }

    /**
     * Redis publish/subscribe.
     *
     * @param uri {@code redis://HOST:PORT}
     */
    record Redis(URI uri) implements EventsAddress {
        @Override
        public String toString() {
            return uri.toString();
        }
    }

    /**
     * An SNS topic.
     *
     * @param topicArn {@code arn:PARTITION:sns:REGION:ACCOUNT:NAME}
     */
    record Sns(String topicArn) implements EventsAddress {
        private static final Pattern ARN =
                Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}");

        /** Checks the shape. */
        public Sns {
            if (!ARN.matcher(topicArn).matches()) {
                throw new IllegalArgumentException(
                        "'" + topicArn
                                + "' is not the ARN of a standard topic, as in arn:aws:sns:eu-central-1:123456789012:chain-events");
            }
        }

        /**
         * The region the topic is in.
         *
         * @return for example {@code eu-central-1}
         */
        public String region() {
            return topicArn.split(":", -1)[3];
        }

        /**
         * The topic's name.
         *
         * @return last part of the ARN
         */
        public String topicName() {
            return topicArn.substring(topicArn.lastIndexOf(':') + 1);
        }

        @Override
        public String toString() {
            return "sns:" + topicArn;
        }
    }

    /**
     * Reads an address.
     *
     * @param text {@code redis://HOST:PORT}, {@code rediss://…}, {@code sns:TOPIC_ARN} or {@code none}
     * @return the address
     * @throws IllegalArgumentException with a sentence if it is none of these
     */
    static EventsAddress parse(String text) {
        if (text.equals("none")) {
            return new None();
        }
        if (text.startsWith("sns:")) {
            return new Sns(text.substring("sns:".length()));
        }
        if (text.startsWith("arn:")) {
            return new Sns(text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("redis://") || lower.startsWith("rediss://")) {
            return new Redis(URI.create(text));
        }
        throw new IllegalArgumentException(
                "'" + text + "' is neither redis://HOST:PORT nor sns:TOPIC_ARN: one of these says where events go");
    }
}
