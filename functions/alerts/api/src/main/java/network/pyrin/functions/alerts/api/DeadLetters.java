package network.pyrin.functions.alerts.api;

/** Where goes what is given up, for the operator to look at. Thread-safe. */
@FunctionalInterface
public interface DeadLetters {
    /** Longest text that is kept. */
    int TEXT_MAX = 60_000;

    /**
     * Keeps a message that is not tried again.
     *
     * @param reason why, one sentence
     * @param text the message, cut off after {@link #TEXT_MAX} characters
     */
    void put(String reason, String text);
}
