package network.pyrin.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** All meters of the stream service. Thread-safe. */
final class StreamMetrics {
    private final AtomicInteger connections;
    private final AtomicInteger subscriptions;
    private final AtomicInteger ringEvents;
    private final Counter refused;
    private final Counter events;
    private final Counter unreadable;
    private final Counter framesSent;
    private final Counter bytesSent;
    private final Counter framesDropped;
    private final Counter closedSlow;
    private final Counter closedLimit;
    private final Timer snapshots;

    StreamMetrics(MeterRegistry registry) {
        connections = registry.gauge("stream_connections", new AtomicInteger());
        subscriptions = registry.gauge("stream_subscriptions", new AtomicInteger());
        ringEvents = registry.gauge("stream_ring_events", new AtomicInteger());
        refused = registry.counter("stream_connections_refused_total");
        events = registry.counter("stream_events_total");
        unreadable = registry.counter("stream_events_unreadable_total");
        framesSent = registry.counter("stream_frames_sent_total");
        bytesSent = registry.counter("stream_sent_bytes_total");
        framesDropped = registry.counter("stream_frames_dropped_total");
        closedSlow = registry.counter("stream_closed_slow_total");
        closedLimit = registry.counter("stream_closed_limit_total");
        snapshots = registry.timer("stream_snapshot_seconds");
    }

    void connections(int change) {
        connections.addAndGet(change);
    }

    void subscriptions(int change) {
        subscriptions.addAndGet(change);
    }

    void refused() {
        refused.increment();
    }

    void event(int ringSize) {
        events.increment();
        ringEvents.set(ringSize);
    }

    void unreadable() {
        unreadable.increment();
    }

    void sent(int frames, long bytes) {
        framesSent.increment(frames);
        bytesSent.increment(bytes);
    }

    void dropped(int frames) {
        framesDropped.increment(frames);
    }

    void closedSlow() {
        closedSlow.increment();
    }

    void closedLimit() {
        closedLimit.increment();
    }

    <T> T timeSnapshot(Supplier<T> read) {
        Timer.Sample sample = Timer.start();
        try {
            return read.get();
        } finally {
            sample.stop(snapshots);
        }
    }
}
