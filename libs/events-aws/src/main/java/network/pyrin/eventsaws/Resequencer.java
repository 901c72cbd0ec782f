package network.pyrin.eventsaws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventHistory;
import network.pyrin.events.Position;

/**
 * Brings events that come in any order, late or more than once back into order. What is early waits for what is missing;
 * what does not come in time is taken from the history of the read model; what is not there either stays a hole, which
 * the consumer sees by the sequence and reloads.
 *
 * <p>Only events of one epoch go out: that of the read model, since its checkpoint is written before anything is told.
 * Those of a dead epoch that are still on their way are dropped. Used by one thread.
 */
public final class Resequencer {
    private final EventHistory history;
    private final Limits limits;
    private final InstantSource clock;
    private final Consumer<ChainEvent> out;
    private final NavigableMap<Long, Waiting> waiting = new TreeMap<>();
    private Optional<String> epoch = Optional.empty();
    private long last = -1;

    /**
     * How long and how many.
     *
     * @param gapWait how long a missing event is waited for
     * @param waitingMax most events that may wait; beyond, the hole is given up at once
     */
    public record Limits(Duration gapWait, int waitingMax) {
        /** A second and a half is long for SNS and short for a page. */
        public static final Limits DEFAULT = new Limits(Duration.ofMillis(1_500), 8_192);
    }

    private record Waiting(ChainEvent event, Instant since) {}

    /**
     * Makes one that has seen nothing.
     *
     * @param history of the read model
     * @param limits how long and how many
     * @param clock for waiting
     * @param out gets each event once, ascending within an epoch
     */
    public Resequencer(EventHistory history, Limits limits, InstantSource clock, Consumer<ChainEvent> out) {
        this.history = history;
        this.limits = limits;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Takes events of one message.
     *
     * @param events of one epoch, in any order
     */
    public void accept(List<ChainEvent> events) {
        if (events.isEmpty() || !isCurrent(events.getFirst().at().epoch())) {
            return;
        }
        Instant now = clock.instant();
        for (ChainEvent event : events) {
            if (event.at().sequence() > last) {
                waiting.putIfAbsent(event.at().sequence(), new Waiting(event, now));
            }
        }
        drain();
        while (waiting.size() > limits.waitingMax()) {
            giveUp();
        }
    }

    /** Whether the epoch is the one that counts; begins it where it is new. */
    private boolean isCurrent(String candidate) {
        if (epoch.isPresent() && epoch.get().equals(candidate)) {
            return true;
        }
        Optional<Position> position = history.position();
        boolean dead = position.isPresent() && !position.get().epoch().equals(candidate);
        // Where the read model cannot be asked, a known epoch stays: its successor's next event asks again.
        if (dead || (position.isEmpty() && epoch.isPresent())) {
            return false;
        }
        epoch = Optional.of(candidate);
        last = -1;
        waiting.clear();
        return true;
    }

    private void drain() {
        // Before the first event nothing says what is missing: the earliest of those that come in time opens.
        while (last >= 0 && !waiting.isEmpty() && waiting.firstKey() == last + 1) {
            emit(waiting.pollFirstEntry());
        }
    }

    private void emit(Map.Entry<Long, Waiting> entry) {
        last = entry.getKey();
        out.accept(entry.getValue().event());
    }

    /** Gives up holes that are too old; to be called again and again, at least once in {@link #pause()}. */
    public void tick() {
        Instant deadline = clock.instant().minus(limits.gapWait());
        while (!waiting.isEmpty() && !waiting.firstEntry().getValue().since().isAfter(deadline)) {
            giveUp();
        }
    }

    private void giveUp() {
        if (last >= 0 && epoch.isPresent()) {
            fill(new Position(epoch.get(), last), waiting.firstKey());
        }
        emit(waiting.pollFirstEntry());
        drain();
    }

    /** Takes what is missing from the history if that closes the hole; half of it would be a hole all the same. */
    private void fill(Position from, long before) {
        if (before - from.sequence() > limits.waitingMax()) {
            // A processor that started again jumps far ahead: nothing was told in between.
            return;
        }
        List<ChainEvent> missing = history.after(from).stream()
                .takeWhile(event -> event.at().sequence() < before)
                .toList();
        if (missing.size() == before - from.sequence() - 1) {
            for (ChainEvent event : missing) {
                last = event.at().sequence();
                out.accept(event);
            }
        }
    }

    /**
     * How long there may be silence before {@link #tick} is due.
     *
     * @return the wait for missing events if some wait for them, else empty
     */
    public Optional<Duration> pause() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(limits.gapWait());
    }
}
