package network.pyrin.eventsaws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventJson;
import network.pyrin.events.EventMessage;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.Position;

/** Packs events into messages of a size that the topic takes, and messages into batches. Used by one thread. */
final class MessagePacker {
    /** SNS bills in units of 64 KiB: messages aim at one. */
    static final int BYTES_AIM = 60_000;

    /** SNS refuses more than 256 KiB, attributes included, for a message and for a batch alike. */
    static final int BYTES_MAX = 240_000;

    /** Most messages in one call. */
    static final int BATCH_MAX = 10;

    private static final int FRAME_BYTES = 200;
    private static final int STORED_BYTES = 64;

    /**
     * A message as it goes out.
     *
     * @param body JSON
     * @param bytes length of the body in UTF-8, attributes generously included
     * @param message what it says
     */
    record Packed(String body, int bytes, EventMessage message) {}

    private final LargeEvents large;
    private final List<Packed> packed = new ArrayList<>();
    private final List<ChainEvent> events = new ArrayList<>();
    private final List<EventMessage.Stored> stored = new ArrayList<>();
    private Optional<Position> first = Optional.empty();
    private Optional<Position> last = Optional.empty();
    private int bytes;

    MessagePacker(LargeEvents large) {
        this.large = large;
    }

    /** Packs events in order; one that is too large is kept elsewhere and named. */
    List<Packed> pack(List<? extends ChainEvent> all) throws EventTransportException {
        for (ChainEvent event : all) {
            int size = EventJson.write(event).length;
            boolean tooLarge = size + FRAME_BYTES > BYTES_MAX;
            boolean fits = bytes + (tooLarge ? STORED_BYTES : size) <= BYTES_AIM;
            boolean follows = last.map(event.at()::follows).orElse(false);
            if (first.isPresent() && !(fits && follows)) {
                flush();
            }
            if (first.isEmpty()) {
                first = Optional.of(event.at());
                bytes = FRAME_BYTES;
            }
            last = Optional.of(event.at());
            if (tooLarge) {
                large.keep(event);
                stored.add(new EventMessage.Stored(event.at().sequence(), EventJson.kind(event)));
                bytes += STORED_BYTES;
            } else {
                events.add(event);
                bytes += size + 1;
            }
        }
        flush();
        return List.copyOf(packed);
    }

    private void flush() {
        first.ifPresent(position -> {
            EventMessage message = EventMessage.of(position, events, stored);
            byte[] body = message.write();
            int attributes = FRAME_BYTES + 24 * message.kinds().size();
            packed.add(new Packed(new String(body, StandardCharsets.UTF_8), body.length + attributes, message));
        });
        events.clear();
        stored.clear();
        first = Optional.empty();
        bytes = 0;
    }

    /** Cuts messages into calls, in order. */
    static List<List<Packed>> batches(List<Packed> messages) {
        List<List<Packed>> batches = new ArrayList<>();
        List<Packed> batch = new ArrayList<>();
        int size = 0;
        for (Packed message : messages) {
            if (!batch.isEmpty() && (batch.size() == BATCH_MAX || size + message.bytes() > BYTES_MAX)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                size = 0;
            }
            batch.add(message);
            size += message.bytes();
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
