package network.pyrin.processor.ledger;

import java.util.List;
import java.util.Map;
import network.pyrin.chain.Header;

/**
 * A worked-out change.
 *
 * @param documents what it does to each document
 * @param events what is told about it, in order
 * @param sink header of the last chain block after it
 * @param balances balance after it of every address it touches, leor; 0 for one that disappears
 * @param unknownInputs inputs whose output this chain does not have
 */
record Change(
        List<DocumentChange> documents,
        List<EventDraft> events,
        Header sink,
        Map<String, Long> balances,
        int unknownInputs) {
    Change {
        documents = List.copyOf(documents);
        events = List.copyOf(events);
        balances = Map.copyOf(balances);
    }
}
