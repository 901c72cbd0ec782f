package network.pyrin.functions.common;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long an answer may be kept, by the age of its newest datum: seconds for what may still be reorganised, a day for
 * what is long final.
 */
public final class CacheLadder {
    private static final int OLDEST_SECONDS = 86_400;

    /** Age limit in milliseconds (exclusive) to seconds of keeping. */
    private static final NavigableMap<Long, Integer> STEPS = new TreeMap<>(Map.of(
            Duration.ofSeconds(20).toMillis(), 4,
            Duration.ofSeconds(60).toMillis(), 20,
            Duration.ofMinutes(10).toMillis(), 60,
            Duration.ofHours(1).toMillis(), 600,
            Duration.ofHours(3).toMillis(), 1_200,
            Duration.ofHours(10).toMillis(), 3_600,
            Duration.ofDays(1).toMillis(), 10_800,
            Duration.ofDays(2).toMillis(), 36_000));

    private CacheLadder() {}

    /**
     * The step for an age.
     *
     * @param ageMillis milliseconds; a datum from the future counts as new
     * @return seconds
     */
    public static int seconds(long ageMillis) {
        Map.Entry<Long, Integer> step = STEPS.higherEntry(ageMillis);
        return step == null ? OLDEST_SECONDS : step.getValue();
    }
}
