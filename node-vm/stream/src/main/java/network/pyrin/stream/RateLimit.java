package network.pyrin.stream;

/** Counts what a client sends in windows of ten seconds. Confined to one event loop. */
final class RateLimit {
    private static final long WINDOW_MILLIS = 10_000;

    private final int max;
    private long windowStartMillis;
    private int count;

    /**
     * Makes a limit.
     *
     * @param max most messages per window
     */
    RateLimit(int max) {
        this.max = max;
    }

    /**
     * Counts one message.
     *
     * @param nowMillis milliseconds of any clock that does not run backwards by much
     * @return false if it is one too many
     */
    boolean allows(long nowMillis) {
        if (nowMillis - windowStartMillis >= WINDOW_MILLIS || nowMillis < windowStartMillis) {
            windowStartMillis = nowMillis;
            count = 0;
        }
        return ++count <= max;
    }
}
