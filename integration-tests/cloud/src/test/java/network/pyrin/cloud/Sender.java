package network.pyrin.cloud;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.Position;

/**
 * The processor's outbox without its thread and its clock: tries a few times, gives up, and sends what changes told later.
 */
final class Sender {
    private static final int ATTEMPTS_MAX = 5;

    private final World world;
    private final EventPublisher publisher;
    private final List<ChainEvent> waiting = new ArrayList<>();
    private Position sent;
    private boolean owes;
    private int givenUp;

    Sender(World world, EventPublisher publisher) {
        this.world = world;
        this.publisher = publisher;
        this.sent = world.snapshot().at();
    }

    void add(List<ChainEvent> events) {
        waiting.addAll(events);
    }

    /** Sends what waits; where that fails, drops it and owes the part that the history has. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<ChainEvent> batch = List.copyOf(waiting);
        waiting.clear();
        if (!publish(batch)) {
            owes = true;
            givenUp++;
            return;
        }
        if (owes) {
            payBack();
        } else {
            sent = batch.getLast().at();
        }
    }

    private void payBack() {
        List<ChainEvent> owed = world.after(sent);
        if (owed.isEmpty() || publish(owed)) {
            owes = false;
            sent = owed.isEmpty() ? world.snapshot().at() : owed.getLast().at();
        }
    }

    private boolean publish(List<ChainEvent> events) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                publisher.publish(events);
                return true;
            } catch (EventTransportException e) {
                // The outbox would wait a little here.
                continue;
            }
        }
        return false;
    }

    /** A crash: what waits is lost; the next start sends what the history has of it. */
    void crash() {
        waiting.clear();
        owes = true;
    }

    /** A new read model: nothing of the old one is owed. */
    void newEpoch() {
        waiting.clear();
        owes = false;
        sent = world.snapshot().at();
    }

    /** How many batches were given up. */
    int givenUp() {
        return givenUp;
    }
}
