package network.pyrin.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.BlockAdded;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.FiguresChanged;
import network.pyrin.events.MempoolChanged;
import network.pyrin.events.MetricsPointAdded;
import network.pyrin.events.Position;
import network.pyrin.events.StatusChanged;
import network.pyrin.events.TransactionsAccepted;
import network.pyrin.events.TransactionsUnaccepted;

/**
 * The recent events of one epoch without a hole: what a client may have missed and can still be given. Confined to the
 * hub's event loop.
 */
final class EventRing {
    private static final int EVENT_BYTES = 400;
    private static final int ITEM_BYTES = 500;

    private final int eventsMax;
    private final long bytesMax;
    private final Deque<ChainEvent> events = new ArrayDeque<>();
    private long bytes;
    private Optional<Position> last = Optional.empty();

    /** What an event means for those who have everything before it. */
    enum Arrival {
        /** It comes right after the last one, or is the first of all. */
        NEXT,
        /** It is known already. */
        KNOWN,
        /** Events before it are missing. */
        GAP,
        /** The read model was made anew. */
        OTHER_EPOCH
    }

    /**
     * Makes an empty ring.
     *
     * @param eventsMax most events
     * @param bytesMax most estimated bytes
     */
    EventRing(int eventsMax, long bytesMax) {
        this.eventsMax = eventsMax;
        this.bytesMax = bytesMax;
    }

    /**
     * Starts from a place without events: everything up to it is in the read model's snapshots.
     *
     * @param position the place
     */
    void startAt(Position position) {
        events.clear();
        bytes = 0;
        last = Optional.of(position);
    }

    /**
     * Adds an event unless it is known. After a gap or in another epoch, everything before it is forgotten.
     *
     * @param event what arrived
     * @return what it means
     */
    Arrival add(ChainEvent event) {
        Arrival arrival = judge(event.at());
        switch (arrival) {
            case KNOWN -> {
                return arrival;
            }
            case GAP, OTHER_EPOCH -> {
                events.clear();
                bytes = 0;
            }
            case NEXT -> {}
        }
        events.addLast(event);
        bytes += size(event);
        last = Optional.of(event.at());
        while (events.size() > eventsMax || (bytes > bytesMax && events.size() > 1)) {
            bytes -= size(events.removeFirst());
        }
        return arrival;
    }

    private Arrival judge(Position at) {
        if (last.isEmpty()) {
            return Arrival.NEXT;
        }
        Position known = last.get();
        if (!known.epoch().equals(at.epoch())) {
            return Arrival.OTHER_EPOCH;
        }
        if (at.sequence() <= known.sequence()) {
            return Arrival.KNOWN;
        }
        return at.follows(known) ? Arrival.NEXT : Arrival.GAP;
    }

    /**
     * The place of the newest event known.
     *
     * @return empty before the first
     */
    Optional<Position> last() {
        return last;
    }

    /**
     * The first place that is told from here: of the oldest event kept, or the next to come.
     *
     * @return empty before there is any place
     */
    Optional<Position> front() {
        return last.map(newest -> new Position(
                newest.epoch(),
                events.isEmpty()
                        ? newest.sequence() + 1
                        : events.getFirst().at().sequence()));
    }

    /**
     * Everything after a place.
     *
     * @param position a place that a client or a snapshot has reached
     * @return the later events in order; empty if some of them are gone or the place is not of this epoch
     */
    Optional<List<ChainEvent>> after(Position position) {
        if (last.isEmpty() || !last.get().epoch().equals(position.epoch())) {
            return Optional.empty();
        }
        if (position.sequence() + 1 < front().orElseThrow().sequence()) {
            return Optional.empty();
        }
        return Optional.of(events.stream()
                .filter(event -> event.at().sequence() > position.sequence())
                .toList());
    }

    /**
     * How many events are kept.
     *
     * @return 0 to the maximum
     */
    int size() {
        return events.size();
    }

    /** Rough and generous: it only has to bound memory. */
    private static long size(ChainEvent event) {
        int items =
                switch (event) {
                    case BlockAdded e -> 1 + 2 * e.transactions().size();
                    case ChainChanged e ->
                        e.removed().size() + e.added().size() + e.colors().size();
                    case TransactionsAccepted e -> 2 * e.transactions().size();
                    case TransactionsUnaccepted e -> e.ids().size() / 4;
                    case AddressChanged e -> e.removed().size() + e.added().size();
                    case MempoolChanged e -> 3 * e.added().size() + e.removed().size() / 4;
                    case FiguresChanged e -> 0;
                    case MetricsPointAdded e -> 0;
                    case StatusChanged e -> 0;
                };
        return EVENT_BYTES + (long) items * ITEM_BYTES;
    }
}
