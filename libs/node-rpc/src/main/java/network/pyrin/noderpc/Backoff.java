package network.pyrin.noderpc;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between attempts: they double from the shortest to the longest and vary at random by half, so that many
 * clients of one node do not come back in step. */
final class Backoff {
    private final Duration min;
    private final Duration max;
    private final RandomGenerator random;
    private Duration step;

    Backoff(Duration min, Duration max, RandomGenerator random) {
        this.min = min;
        this.max = max;
        this.random = random;
        this.step = min;
    }

    /** The next pause. A connection that lasted longer than the longest pause starts the row anew. */
    Duration next(Duration lasted) {
        if (lasted.compareTo(max) > 0) {
            step = min;
        }
        long millis = step.toMillis();
        Duration doubled = step.multipliedBy(2);
        step = doubled.compareTo(max) > 0 ? max : doubled;
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
