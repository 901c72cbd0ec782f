package network.pyrin.readmodel;

import java.time.Duration;
import java.util.OptionalLong;

/** How fine a history of metrics is. */
public enum MetricsResolution {
    /** Points of ten seconds; about a day of them is kept. */
    TEN_SECONDS("tenSeconds", Duration.ofSeconds(10), OptionalLong.of(144)),
    /** Points of a minute. */
    MINUTE("minute", Duration.ofMinutes(1), OptionalLong.empty()),
    /** Points of a quarter of an hour. */
    QUARTER("quarter", Duration.ofMinutes(15), OptionalLong.empty()),
    /** Points of an hour. */
    HOUR("hour", Duration.ofHours(1), OptionalLong.empty()),
    /** Points of a day, from midnight UTC. */
    DAY("day", Duration.ofDays(1), OptionalLong.empty());

    private final String text;
    private final long bucketMillis;
    private final OptionalLong pagesKept;

    MetricsResolution(String text, Duration bucket, OptionalLong pagesKept) {
        this.text = text;
        this.bucketMillis = bucket.toMillis();
        this.pagesKept = pagesKept;
    }

    /**
     * The name in page ids and events.
     *
     * @return for example {@code minute}
     */
    public String text() {
        return text;
    }

    /**
     * Length of a point.
     *
     * @return milliseconds
     */
    public long bucketMillis() {
        return bucketMillis;
    }

    /**
     * How many pages are kept before the oldest goes.
     *
     * @return empty if all are
     */
    public OptionalLong pagesKept() {
        return pagesKept;
    }

    /**
     * The number of the point a moment falls into: it counts from the epoch, and is its position in the list of pages.
     *
     * @param timestampMillis milliseconds since the epoch
     * @return point number
     */
    public long bucketOf(long timestampMillis) {
        return Math.floorDiv(timestampMillis, bucketMillis);
    }
}
