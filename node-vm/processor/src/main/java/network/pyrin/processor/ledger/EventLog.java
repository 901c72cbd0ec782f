package network.pyrin.processor.ledger;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.ChangeEventsDocument;
import network.pyrin.readmodel.Collections;
import org.bson.Document;

/**
 * What recent changes told, beside the change record, so that it can be told again: after a crash between checkpoint and
 * publishing, and to consumers that the topic left a hole. Slots are used again in turn; the head of the change record
 * says how many were written, and only what it counts is there.
 */
final class EventLog {
    /** Keeps a document well below the 16 MB it may have. */
    private static final int CHARACTERS_MAX = 3_000_000;

    private final DocumentStore store;
    private Optional<Long> count = Optional.empty();

    EventLog(DocumentStore store) {
        this.store = store;
    }

    /**
     * Writes what a change tells.
     *
     * @param epoch of the events
     * @param previous sequence of the change before
     * @param first sequence of the first event
     * @param texts the events as JSON, consecutive
     * @return how many documents there are now; counts once it stands in the head
     */
    long append(String epoch, long previous, long first, List<String> texts) {
        long number = count.orElseGet(this::stored);
        List<WriteModel<Document>> writes = new ArrayList<>();
        long before = previous;
        long from = first;
        for (List<String> part : parts(texts)) {
            long last = from + part.size() - 1;
            ChangeEventsDocument document = new ChangeEventsDocument(number, epoch, before, from, last, part);
            writes.add(new ReplaceOneModel<>(
                    new Document("_id", ChangeEventsDocument.id(number)),
                    document.encode(),
                    new ReplaceOptions().upsert(true)));
            number++;
            before = last;
            from = last + 1;
        }
        store.write(Collections.CHANGES, writes);
        count = Optional.of(number);
        return number;
    }

    private long stored() {
        return store.read(Collections.CHANGES, ChangeEventsDocument.HEAD)
                .map(head -> head.get(ChangeEventsDocument.COUNT, Number.class))
                .map(Number::longValue)
                .orElse(0L);
    }

    private static List<List<String>> parts(List<String> texts) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        long characters = 0;
        for (String text : texts) {
            if (!part.isEmpty() && characters + text.length() > CHARACTERS_MAX) {
                parts.add(List.copyOf(part));
                part.clear();
                characters = 0;
            }
            part.add(text);
            characters += text.length();
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }
}
