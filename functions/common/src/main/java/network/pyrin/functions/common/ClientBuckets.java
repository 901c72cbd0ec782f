package network.pyrin.functions.common;

import java.util.LinkedHashMap;
import java.util.Map;
import network.pyrin.functions.routes.Throttle;

/**
 * How much each client has left, for a bounded number of clients. Thread-safe.
 *
 * <p>One number for each client and throttle: the moment at which its bucket would be full again (the generic cell rate
 * algorithm). A call moves it on by one interval; a call is refused while it lies further ahead than the burst. When there
 * are too many clients, the one not heard of for the longest is forgotten: its bucket is the likeliest to be full.
 */
final class ClientBuckets {
    private final int clientsMax;
    private final Map<Key, Long> fullAtNanos;

    private record Key(String client, Throttle throttle) {}

    /**
     * What a client may still do.
     *
     * @param allowed whether this call is let through
     * @param remaining calls left at once
     * @param resetSeconds until the bucket is full; rounded up
     * @param retrySeconds until a refused call would be let through; rounded up, at least 1
     */
    record State(boolean allowed, int remaining, int resetSeconds, int retrySeconds) {}

    ClientBuckets(int clientsMax) {
        this.clientsMax = clientsMax;
        this.fullAtNanos = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
                return size() > ClientBuckets.this.clientsMax;
            }
        };
    }

    /**
     * Counts one call.
     *
     * @param client who calls
     * @param throttle what it counts as
     * @param nowNanos any clock that only goes forward
     * @return whether it is let through
     */
    synchronized State take(String client, Throttle throttle, long nowNanos) {
        long interval = 1_000_000_000L / throttle.clientRatePerSecond();
        long burst = interval * throttle.clientBurst();
        Key key = new Key(client, throttle);
        long ahead = Math.max(0, fullAtNanos.getOrDefault(key, nowNanos) - nowNanos);
        boolean allowed = ahead + interval <= burst;
        long after = allowed ? ahead + interval : ahead;
        fullAtNanos.put(key, nowNanos + after);
        return new State(
                allowed,
                (int) ((burst - after) / interval),
                seconds(after),
                Math.max(1, seconds(ahead + interval - burst)));
    }

    private static int seconds(long nanos) {
        return (int) ((Math.max(0, nanos) + 999_999_999L) / 1_000_000_000L);
    }

    synchronized int size() {
        return fullAtNanos.size();
    }
}
