package network.pyrin.readmodel;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/** {@link WebhookDeliveryWriter} over MongoDB; every update names the {@code _id}. */
final class MongoWebhookDeliveries implements WebhookDeliveryWriter {
    /** Of what must not be taken back: neither by a crash nor where a replica set chooses another primary. */
    static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

    private static final String HEALTH = WebhookHealth.FIELD + ".";

    private final MongoCollection<Document> webhooks;
    private final MongoCollection<Document> cursors;

    MongoWebhookDeliveries(MongoDatabase database) {
        this.webhooks = database.getCollection(Collections.WEBHOOKS);
        this.cursors = database.getCollection(Collections.WEBHOOK_CURSORS);
    }

    @Override
    public boolean advance(CursorDocument next) {
        Document read = new Document("_id", next.id()).append("version", next.version());
        Document stored = next.encode().append("version", next.version() + 1);
        // That a delivery is in the queue is only noted: where the note is lost, it is put in once more.
        boolean isNote =
                next.outstanding().filter(CursorDocument.Outstanding::queued).isPresent();
        MongoCollection<Document> target = isNote ? cursors : cursors.withWriteConcern(DURABLE);
        return target.replaceOne(read, stored).getMatchedCount() > 0;
    }

    @Override
    public void called(String webhook, WebhookHealth.Call call) {
        Document lastCalls = new Document("$each", List.of(call.encode())).append("$slice", -WebhookHealth.RECENT_MAX);
        Document update = new Document("$push", new Document(HEALTH + "recent", lastCalls));
        if (call.isSuccess()) {
            update.append("$set", new Document(HEALTH + "failures", 0).append(HEALTH + "lastSuccessAt", call.at()))
                    .append("$unset", new Document(HEALTH + "failingSince", ""));
        } else {
            update.append("$inc", new Document(HEALTH + "failures", 1))
                    .append("$min", new Document(HEALTH + "failingSince", call.at()));
        }
        webhooks.updateOne(new Document("_id", webhook), update);
    }

    @Override
    public void disable(String webhook, long nowMillis, String reason) {
        Document fields = new Document(HEALTH + "disabledAt", nowMillis).append(HEALTH + "disabledReason", reason);
        webhooks.updateOne(new Document("_id", webhook), new Document("$set", fields));
    }
}
