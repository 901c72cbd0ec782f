package network.pyrin.functions.alerts.api;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Optional;
import network.pyrin.readmodel.Collections;
import org.bson.Document;

/** Dead letters in MongoDB, the oldest of too many dropped. Thread-safe. */
public final class MongoDeadLetters implements DeadLetters {
    /** Most letters that are kept, nearly. */
    static final int LETTERS_MAX = 10_000;

    private final MongoCollection<Document> letters;
    private final InstantSource clock;

    /**
     * Makes it.
     *
     * @param database where
     * @param clock wall clock
     */
    public MongoDeadLetters(MongoDatabase database, InstantSource clock) {
        this.letters = database.getCollection(Collections.DEAD_LETTERS);
        this.clock = clock;
    }

    @Override
    public void put(String reason, String text) {
        if (letters.estimatedDocumentCount() >= LETTERS_MAX) {
            Optional.ofNullable(letters.find().sort(new Document("at", 1)).first())
                    .ifPresent(oldest -> letters.deleteOne(new Document("_id", oldest.get("_id"))));
        }
        letters.insertOne(new Document("source", "alerts")
                .append("at", clock.millis())
                .append("reason", reason)
                .append("text", text.substring(0, Math.min(text.length(), TEXT_MAX))));
    }
}
