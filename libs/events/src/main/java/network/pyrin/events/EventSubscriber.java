package network.pyrin.events;

/**
 * Receives events from the topic until closed, reconnecting by itself. One listener per subscriber; it is called by one
 * thread at a time.
 */
public interface EventSubscriber extends AutoCloseable {
    /** Stops listening; no call reaches the listener after this returns. */
    @Override
    void close();

    /** What a subscriber calls. Implementations must return quickly or hand over to a bounded queue of their own. */
    interface Listener {
        /**
         * An event arrived: maybe again, and over some transports out of order.
         *
         * @param event the event
         */
        void onEvent(ChainEvent event);

        /**
         * The connection to the topic was (re)made, so events before this moment may be missing.
         */
        void onConnected();

        /**
         * A message could not be understood and was left out.
         *
         * @param reason what was wrong with it
         */
        void onUnreadable(String reason);

        /**
         * The topic cannot be reached; the subscriber goes on trying. Told once per trouble, not per attempt.
         *
         * @param reason one sentence for an operator
         */
        default void onTrouble(String reason) {}
    }
}
