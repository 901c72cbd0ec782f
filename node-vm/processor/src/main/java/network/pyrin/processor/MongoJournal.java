package network.pyrin.processor;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventJson;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.Position;
import network.pyrin.eventsaws.LargeEvents;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.processor.store.MongoStore;
import network.pyrin.processor.store.StoreException;
import network.pyrin.readmodel.ChangeEventsDocument;
import network.pyrin.readmodel.ChangeEventsReader;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.LargeEventDocument;
import org.bson.Document;

/** The journal in the read model's collection {@code changes}, which also keeps events that are too large for a topic. */
final class MongoJournal implements Journal, LargeEvents {
    private static final String SENT = "sent";

    private final DocumentStore store;
    private final ChangeEventsReader changes;

    /**
     * Makes a journal.
     *
     * @param database the read model's
     */
    MongoJournal(MongoDatabase database) {
        this.store = new MongoStore(database);
        this.changes = new ChangeEventsReader(database);
    }

    @Override
    public List<ChainEvent> unsent() {
        try {
            return store.read(Collections.CHANGES, SENT)
                    .flatMap(mark -> changes.after(mark.getString("epoch"), mark.getLong("sequence"))
                            .map(documents -> events(documents, mark.getLong("sequence"))))
                    .orElse(List.of());
        } catch (MongoException e) {
            throw new StoreException("cannot read what changes told: " + e.getMessage(), e);
        }
    }

    private static List<ChainEvent> events(List<ChangeEventsDocument> documents, long after) {
        List<ChainEvent> events = new ArrayList<>();
        for (ChangeEventsDocument document : documents) {
            for (String text : document.events()) {
                try {
                    ChainEvent event = EventJson.readEvent(text.getBytes(StandardCharsets.UTF_8));
                    if (event.at().sequence() > after) {
                        events.add(event);
                    }
                } catch (EventFormatException e) {
                    // Told by an older version in another form: consumers see a hole and reload.
                    continue;
                }
            }
        }
        return events;
    }

    @Override
    public void sent(Position place) {
        put(new Document("_id", SENT).append("epoch", place.epoch()).append("sequence", place.sequence()));
    }

    @Override
    public void keep(ChainEvent event) throws EventTransportException {
        String text = new String(EventJson.write(event), StandardCharsets.UTF_8);
        try {
            put(new LargeEventDocument(event.at().epoch(), event.at().sequence(), text).encode());
        } catch (StoreException e) {
            throw new EventTransportException("cannot keep an event that is too large for the topic", e);
        }
    }

    private void put(Document document) {
        List<WriteModel<Document>> write = List.of(new ReplaceOneModel<>(
                new Document("_id", document.get("_id")), document, new ReplaceOptions().upsert(true)));
        store.write(Collections.CHANGES, write);
    }
}
