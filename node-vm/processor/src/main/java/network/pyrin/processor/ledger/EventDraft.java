package network.pyrin.processor.ledger;

import network.pyrin.events.ChainEvent;
import network.pyrin.events.Position;

/** An event that does not know its place yet: it gets one when the change it belongs to is applied. */
@FunctionalInterface
public interface EventDraft {
    /**
     * Makes the event.
     *
     * @param position its place
     * @return the event
     */
    ChainEvent at(Position position);
}
