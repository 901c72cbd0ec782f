package network.pyrin.eventsaws;

import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventTransportException;

/** Keeps events that are too large for the topic where consumers find them by their place. */
@FunctionalInterface
public interface LargeEvents {
    /**
     * Keeps an event; it is there before the message that names it is sent.
     *
     * @param event any event; keeping it again is harmless
     * @throws EventTransportException if it cannot be kept now; a later retry may help
     */
    void keep(ChainEvent event) throws EventTransportException;
}
