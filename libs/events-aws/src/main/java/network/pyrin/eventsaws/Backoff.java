package network.pyrin.eventsaws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing pauses with jitter. Used by one thread. */
final class Backoff {
    private final Duration min;
    private final Duration max;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration min, Duration max, RandomGenerator random) {
        this.min = min;
        this.max = max;
        this.random = random;
    }

    /** The next pause: doubles from the shortest to the longest, of which half is by chance. */
    Duration next() {
        long millis = Math.min(max.toMillis(), min.toMillis() << Math.min(failures, 20));
        failures++;
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    /** It went well: the next pause is the shortest again. */
    void reset() {
        failures = 0;
    }
}
