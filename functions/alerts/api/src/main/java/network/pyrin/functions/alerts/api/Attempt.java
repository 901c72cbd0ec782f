package network.pyrin.functions.alerts.api;

import java.time.Duration;

/** What is to become of a delivery after a try. */
public sealed interface Attempt {
    /** It is out of the queue: taken, or of no use any more. */
    record Done() implements Attempt {}

    /**
     * It is to be tried again.
     *
     * @param after so much later
     * @param counts whether this was a try; false where the target's host had too many calls at once
     */
    record Later(Duration after, boolean counts) implements Attempt {}

    /**
     * It is given up, and goes to the dead letters.
     *
     * @param reason one sentence
     * @param text what could not be delivered
     */
    record Dead(String reason, String text) implements Attempt {}
}
