package network.pyrin.eventsaws;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.Position;
import network.pyrin.events.TransactionsUnaccepted;

/** Events of any size. */
final class Events {
    private Events() {}

    static ChainEvent event(String epoch, long sequence) {
        return ofSize(epoch, sequence, 0);
    }

    /** About 67 bytes for each id. */
    static ChainEvent ofSize(String epoch, long sequence, int ids) {
        List<Hash> all = new ArrayList<>();
        for (int i = 0; i < ids; i++) {
            all.add(new Hash(sequence, i, i, i));
        }
        return new TransactionsUnaccepted(new Position(epoch, sequence), Hash.ZERO, all);
    }

    static List<ChainEvent> run(String epoch, long first, int count) {
        List<ChainEvent> events = new ArrayList<>();
        for (long sequence = first; sequence < first + count; sequence++) {
            events.add(event(epoch, sequence));
        }
        return events;
    }
}
