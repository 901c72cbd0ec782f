package network.pyrin.processor;

import java.util.List;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.Position;

/**
 * What the outbox still owes the topic: events of changes that were recorded but perhaps not sent. Used by the outbox's
 * thread; throws {@link network.pyrin.processor.store.StoreException} when the database is away.
 */
interface Journal {
    /**
     * Events of changes after the last place noted as sent.
     *
     * @return ascending; empty if nothing was noted yet, or it is too long ago
     */
    List<ChainEvent> unsent();

    /**
     * Notes that everything up to a place was sent.
     *
     * @param place the last event sent
     */
    void sent(Position place);
}
