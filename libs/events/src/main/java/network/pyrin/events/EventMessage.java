package network.pyrin.events;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A run of consecutive events as one message: the unit of transports that bill and limit messages (SNS). One that is too
 * large for the transport is left out of {@code events} and named in {@code stored}; its text lies in the read model.
 *
 * @param format {@link #FORMAT}
 * @param epoch epoch of all of them
 * @param first sequence of the first
 * @param last sequence of the last
 * @param events ascending in sequence
 * @param stored those that must be read from the read model, ascending in sequence; together with {@code events} they
 *     cover {@code first} to {@code last} without a hole
 */
public record EventMessage(
        int format, String epoch, long first, long last, List<ChainEvent> events, List<Stored> stored) {
    /** The format written by this version. */
    public static final int FORMAT = 1;

    /**
     * An event that is elsewhere.
     *
     * @param sequence its sequence
     * @param kind its kind, as in {@link EventJson#kind}
     */
    public record Stored(long sequence, String kind) {}

    /** Checks that the run is whole. */
    public EventMessage {
        events = List.copyOf(events);
        stored = List.copyOf(stored);
        if (format != FORMAT) {
            throw new IllegalArgumentException("messages of format " + format + " cannot be read, only " + FORMAT);
        }
        if (new Position(epoch, first).sequence() > last || last - first + 1 != events.size() + stored.size()) {
            throw new IllegalArgumentException("a message from " + first + " to " + last + " with " + events.size()
                    + " events and " + stored.size() + " stored ones has holes");
        }
        checkAscending(epoch, first, last, events, stored);
    }

    private static void checkAscending(
            String epoch, long first, long last, List<ChainEvent> events, List<Stored> stored) {
        Set<Long> sequences = new TreeSet<>();
        for (ChainEvent event : events) {
            if (!event.at().epoch().equals(epoch)) {
                throw new IllegalArgumentException("an event of another epoch in a message");
            }
            sequences.add(event.at().sequence());
        }
        stored.forEach(each -> sequences.add(each.sequence()));
        boolean within = sequences.stream().allMatch(sequence -> sequence >= first && sequence <= last);
        if (!within || sequences.size() != events.size() + stored.size()) {
            throw new IllegalArgumentException("a message from " + first + " to " + last + " has other events in it");
        }
    }

    /**
     * Makes a message.
     *
     * @param first place of the first event
     * @param events those that the message carries
     * @param stored those that are elsewhere
     * @return the message
     */
    public static EventMessage of(Position first, List<ChainEvent> events, List<Stored> stored) {
        long last = first.sequence() + events.size() + stored.size() - 1;
        return new EventMessage(FORMAT, first.epoch(), first.sequence(), last, events, stored);
    }

    /**
     * Kinds of the events of this message, for filters.
     *
     * @return in alphabetical order
     */
    public Collection<String> kinds() {
        TreeSet<String> kinds = new TreeSet<>();
        Stream.concat(events.stream().map(EventJson::kind), stored.stream().map(Stored::kind))
                .forEach(kinds::add);
        return kinds;
    }

    /**
     * Writes the message.
     *
     * @return UTF-8 JSON
     */
    public byte[] write() {
        return EventJson.write(this);
    }

    /**
     * Reads a message.
     *
     * @param json UTF-8
     * @return the message
     * @throws EventFormatException if it is none, or has holes
     */
    public static EventMessage read(byte[] json) throws EventFormatException {
        return EventJson.read(json, EventMessage.class);
    }
}
