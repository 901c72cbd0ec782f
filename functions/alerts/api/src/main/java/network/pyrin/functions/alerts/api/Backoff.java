package network.pyrin.functions.alerts.api;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a try that failed: 5 s, doubled each time up to an hour, half of it by chance so that those who
 * failed together do not come back together. Twelve tries take some three and a half hours.
 */
final class Backoff {
    /** Tries before a delivery is given up. */
    static final int TRIES_MAX = 12;

    private static final long FIRST_MILLIS = 5_000;
    private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();
    private static final int DOUBLINGS_MAX = 20;

    private Backoff() {}

    /**
     * The wait.
     *
     * @param attempt the try that failed, from 1
     * @param random for the jitter
     * @return from half the full wait to the full wait
     */
    static Duration after(int attempt, RandomGenerator random) {
        long full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(DOUBLINGS_MAX, attempt - 1));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
