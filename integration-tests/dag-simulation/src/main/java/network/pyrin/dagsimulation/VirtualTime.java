package network.pyrin.dagsimulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps from event to event. Events of the same millisecond run in the order in which they were scheduled. */
final class VirtualTime implements InstantSource {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::atMillis).thenComparingLong(Event::number));
    private long nowMillis;
    private long scheduled;

    private record Event(long atMillis, long number, Runnable action) {}

    VirtualTime(long startMillis) {
        nowMillis = startMillis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMillis);
    }

    @Override
    public long millis() {
        return nowMillis;
    }

    /** Plans something after a delay of 0 or more milliseconds. */
    void in(long delayMillis, Runnable action) {
        events.add(new Event(nowMillis + delayMillis, scheduled++, action));
    }

    /** Runs until nothing is planned any more. */
    void run() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            nowMillis = event.atMillis();
            event.action().run();
        }
    }
}
