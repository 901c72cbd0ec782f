package network.pyrin.functions.alerts.api;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.readmodel.Collections;
import org.bson.Document;

/**
 * The queue of one machine: a document for each delivery that waits, with the time when it is due. Whoever takes one out
 * puts its time off by a lease first; if he dies, it is due again. It never holds more than one delivery for each webhook
 * and address. Thread-safe.
 */
public final class MongoDeliveryQueue implements DeliveryQueue {
    private static final String DUE = "due";
    private static final String LEASED = "leased";
    private static final String ATTEMPTS = "attempts";
    private static final long LEASE_MILLIS = Duration.ofMinutes(2).toMillis();

    private final MongoCollection<Document> waiting;
    private final InstantSource clock;
    private final Runnable signal;

    /**
     * A delivery taken out.
     *
     * @param ref which one
     * @param attempt which try this will be, from 1
     */
    record Taken(DeliveryRef ref, int attempt) {}

    /**
     * Makes it.
     *
     * @param database where
     * @param clock wall clock
     * @param signal called when something was put in
     */
    public MongoDeliveryQueue(MongoDatabase database, InstantSource clock, Runnable signal) {
        this.waiting = database.getCollection(Collections.WEBHOOK_DELIVERIES);
        this.clock = clock;
        this.signal = signal;
    }

    /** After a start: makes the index, and takes over from whoever held leases, who is no more. */
    void recover() {
        waiting.createIndex(new Document(DUE, 1));
        Document back = new Document(DUE, clock.millis()).append(LEASED, false);
        waiting.updateMany(new Document(LEASED, true), new Document("$set", back));
    }

    @Override
    public void put(DeliveryRef delivery) {
        Document fresh = new Document("webhook", delivery.webhook())
                .append("address", delivery.address())
                .append(DUE, clock.millis())
                .append(LEASED, false)
                .append(ATTEMPTS, 0);
        waiting.updateOne(
                new Document("_id", delivery.delivery()),
                new Document("$setOnInsert", fresh),
                new UpdateOptions().upsert(true));
        signal.run();
    }

    /** Takes out what is due, at most so many. */
    List<Taken> take(int limit) {
        long now = clock.millis();
        List<Document> due = waiting.find(new Document(DUE, new Document("$lte", now)))
                .sort(new Document(DUE, 1))
                .limit(limit)
                .into(new ArrayList<>());
        List<Taken> taken = new ArrayList<>();
        for (Document document : due) {
            Document asRead = new Document("_id", document.get("_id")).append(DUE, document.get(DUE));
            Document lease = new Document(DUE, now + LEASE_MILLIS).append(LEASED, true);
            if (waiting.updateOne(asRead, new Document("$set", lease)).getMatchedCount() > 0) {
                DeliveryRef ref = new DeliveryRef(
                        document.getString("webhook"), document.getString("address"), document.getString("_id"));
                taken.add(new Taken(ref, document.getInteger(ATTEMPTS, 0) + 1));
            }
        }
        return taken;
    }

    /** Puts a delivery back that was tried. */
    void putBack(DeliveryRef delivery, Attempt.Later later) {
        Document update = new Document(
                "$set", new Document(DUE, clock.millis() + later.after().toMillis()).append(LEASED, false));
        if (later.counts()) {
            update.append("$inc", new Document(ATTEMPTS, 1));
        }
        waiting.updateOne(new Document("_id", delivery.delivery()), update);
    }

    /** Forgets a delivery. */
    void remove(DeliveryRef delivery) {
        waiting.deleteOne(new Document("_id", delivery.delivery()));
    }

    /** How many wait. */
    long size() {
        return waiting.estimatedDocumentCount();
    }
}
