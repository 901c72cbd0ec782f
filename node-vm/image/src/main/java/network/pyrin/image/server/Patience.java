package network.pyrin.image.server;

import java.time.Duration;

/**
 * How long a switch may take.
 *
 * @param healthyWithin time until every service must work
 * @param steadyFor how long they must go on working before the switch counts
 * @param betweenLooks pause between two looks
 */
public record Patience(Duration healthyWithin, Duration steadyFor, Duration betweenLooks) {
    /** Five minutes to work, ten seconds to prove it. */
    public static final Patience STANDARD =
            new Patience(Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofMillis(500));
}
