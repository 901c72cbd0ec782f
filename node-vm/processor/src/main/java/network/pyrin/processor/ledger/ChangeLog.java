package network.pyrin.processor.ledger;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.ChangeEventsDocument;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import org.bson.Document;

/**
 * The record of the change that is being applied. Only the last one is ever needed, so each takes the former's place: its
 * parts first, then the head, which makes it count.
 */
final class ChangeLog {
    private static final String HEAD = ChangeEventsDocument.HEAD;

    /** Keeps a part well below the 16 MB a document may have: a change of an accepted transaction has about 1 KB. */
    private static final int CHANGES_PER_PART = 2_000;

    private static final ReplaceOptions MAKE = new ReplaceOptions().upsert(true);

    /**
     * A change as recorded.
     *
     * @param checkpoint how far the read model is once it is applied
     * @param changes what it does to each document
     */
    record Record(CheckpointDocument checkpoint, List<DocumentChange> changes) {}

    private final DocumentStore store;
    private final EventLog events;

    ChangeLog(DocumentStore store) {
        this.store = store;
        this.events = new EventLog(store);
    }

    /** Records a change and what it tells: both are there before the change is applied. */
    void write(Record record, long previousSequence, long firstSequence, List<String> told) {
        long eventDocuments = events.append(record.checkpoint().epoch(), previousSequence, firstSequence, told);
        int parts = 0;
        for (int from = 0; from < record.changes().size(); from += CHANGES_PER_PART) {
            List<Document> encoded =
                    record.changes().subList(from, Math.min(record.changes().size(), from + CHANGES_PER_PART)).stream()
                            .map(DocumentChange::encode)
                            .toList();
            put(part(parts), new Document("changes", encoded));
            parts++;
        }
        put(
                HEAD,
                new Document("parts", parts)
                        .append(ChangeEventsDocument.COUNT, eventDocuments)
                        .append("checkpoint", record.checkpoint().encode()));
    }

    private void put(String id, Document document) {
        List<WriteModel<Document>> write =
                List.of(new ReplaceOneModel<>(new Document("_id", id), document.append("_id", id), MAKE));
        store.write(Collections.CHANGES, write);
    }

    private static String part(int number) {
        return "part/" + number;
    }

    /** The last change recorded; it may have been applied whole, in part or not at all. */
    Optional<Record> read() {
        return store.read(Collections.CHANGES, HEAD).map(head -> {
            List<DocumentChange> changes = new ArrayList<>();
            for (int i = 0; i < head.getInteger("parts", 0); i++) {
                Document part = store.read(Collections.CHANGES, part(i))
                        .orElseThrow(() -> new BrokenInvariantException("the change record lacks a part"));
                part.getList("changes", Document.class).stream()
                        .map(DocumentChange::decode)
                        .forEach(changes::add);
            }
            Document checkpoint = Objects.requireNonNull(head.get("checkpoint", Document.class));
            return new Record(CheckpointDocument.decode(checkpoint), changes);
        });
    }
}
