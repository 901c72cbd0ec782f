package network.pyrin.readmodel;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.pyrin.readmodel.WebhookDocument.State;
import org.bson.Document;

/**
 * {@link WebhookRegistrationWriter} over MongoDB. Every update names the {@code _id}; a limit is part of the filter, so that
 * two writers at once cannot pass it: an upsert that the limit refuses meets the existing {@code _id} and fails as duplicate.
 * What is written to a webhook itself survives any crash once it is answered, and with it all that was written before.
 */
final class MongoWebhookRegistrations implements WebhookRegistrationWriter {
    private static final UpdateOptions MAKE = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> webhooks;
    private final MongoCollection<Document> index;
    private final MongoCollection<Document> cursors;
    private final MongoCollection<Document> quotas;
    private final PointReads quotaReads;

    MongoWebhookRegistrations(MongoDatabase database) {
        this.webhooks = database.getCollection(Collections.WEBHOOKS).withWriteConcern(MongoWebhookDeliveries.DURABLE);
        this.index = database.getCollection(Collections.WEBHOOK_ADDRESSES);
        this.cursors = database.getCollection(Collections.WEBHOOK_CURSORS);
        this.quotas = database.getCollection(Collections.WEBHOOK_QUOTAS);
        this.quotaReads = new PointReads(quotas);
    }

    @Override
    public void prepare() {
        webhooks.createIndex(new Document("state", 1).append("expiresAt", 1));
    }

    @Override
    public long count() {
        return webhooks.estimatedDocumentCount();
    }

    @Override
    public boolean admit(String holder, String webhook, int max) {
        return enter(quotas, holder, webhook, max);
    }

    /** Adds to a set of at most so many; true if it is in it afterwards. */
    private static boolean enter(MongoCollection<Document> sets, String id, String member, int max) {
        String last = WebhookReader.HOOKS + "." + (max - 1);
        Document room = new Document("_id", id).append(last, new Document("$exists", false));
        try {
            sets.updateOne(room, new Document("$addToSet", new Document(WebhookReader.HOOKS, member)), MAKE);
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            Document inside = new Document("_id", id).append(WebhookReader.HOOKS, member);
            return sets.find(inside).first() != null;
        }
    }

    private static void leave(MongoCollection<Document> sets, String id, String member) {
        sets.updateOne(new Document("_id", id), new Document("$pull", new Document(WebhookReader.HOOKS, member)));
        sets.deleteOne(new Document("_id", id).append(WebhookReader.HOOKS, List.of()));
    }

    @Override
    public List<String> held(String holder) {
        return quotaReads
                .one(holder)
                .map(document -> Fields.<String, String>list(document, WebhookReader.HOOKS, String.class, hook -> hook))
                .orElse(List.of());
    }

    @Override
    public void release(String holder, String webhook) {
        leave(quotas, holder, webhook);
    }

    @Override
    public void insert(WebhookDocument webhook) {
        webhooks.insertOne(webhook.encode());
    }

    @Override
    public boolean watch(CursorDocument begin, int max) {
        Document cursor = begin.encode();
        cursor.remove("_id");
        cursors.updateOne(new Document("_id", begin.id()), new Document("$setOnInsert", cursor), MAKE);
        boolean entered = enter(index, begin.address(), begin.webhook(), max);
        if (!entered) {
            cursors.deleteOne(new Document("_id", begin.id()));
        }
        return entered;
    }

    @Override
    public void unwatch(String webhook, String address) {
        leave(index, address, webhook);
        cursors.deleteOne(new Document("_id", CursorDocument.id(webhook, address)));
    }

    @Override
    public void activate(String webhook, long nowMillis) {
        set(
                new Document("_id", webhook).append("state", State.PENDING.text()),
                new Document("state", State.ACTIVE.text())
                        .append("verifiedAt", nowMillis)
                        .append("resumedAt", nowMillis)
                        .append("expiresAt", 0L));
    }

    private boolean set(Document filter, Document fields) {
        return webhooks.updateOne(filter, new Document("$set", fields)).getMatchedCount() > 0;
    }

    @Override
    public boolean tryChallenge(String webhook, int max) {
        Document filter = new Document("_id", webhook)
                .append("state", State.PENDING.text())
                .append("challenges", new Document("$not", new Document("$gte", max)));
        Document once = new Document("$inc", new Document("challenges", 1));
        return webhooks.updateOne(filter, once).getMatchedCount() > 0;
    }

    @Override
    public void change(String webhook, Optional<List<String>> addresses, Optional<Set<ActivityKind>> kinds) {
        Document fields = new Document();
        addresses.ifPresent(list -> fields.append("addresses", list));
        kinds.ifPresent(set -> fields.append(
                "kinds", set.stream().map(ActivityKind::text).sorted().toList()));
        if (!fields.isEmpty()) {
            set(new Document("_id", webhook), fields);
        }
    }

    @Override
    public void pause(String webhook) {
        set(
                new Document("_id", webhook).append("state", State.ACTIVE.text()),
                new Document("state", State.PAUSED.text()));
    }

    @Override
    public void resume(String webhook, long nowMillis) {
        // A pending one is not resumed but verified.
        for (State from : List.of(State.PAUSED, State.ACTIVE)) {
            set(
                    new Document("_id", webhook).append("state", from.text()),
                    new Document("state", State.ACTIVE.text()).append("resumedAt", nowMillis));
        }
    }

    @Override
    public void rotate(String webhook, WebhookDocument.Secrets secrets) {
        Document fields = new Document("secret", secrets.current()).append("previousUntil", secrets.previousUntil());
        secrets.previous().ifPresent(previous -> fields.append("previousSecret", previous));
        set(new Document("_id", webhook), fields);
    }

    @Override
    public boolean tryTest(String webhook, long nowMillis, long pauseMillis) {
        Document filter = new Document("_id", webhook)
                .append("testedAt", new Document("$not", new Document("$gt", nowMillis - pauseMillis)));
        return set(filter, new Document("testedAt", nowMillis));
    }

    @Override
    public List<WebhookDocument> expired(long nowMillis, int limit) {
        Document filter =
                new Document("state", State.PENDING.text()).append("expiresAt", new Document("$lte", nowMillis));
        List<Document> found = webhooks.find(filter).limit(limit).into(new ArrayList<>());
        return found.stream().map(WebhookDocument::decode).toList();
    }

    @Override
    public void delete(String webhook) {
        webhooks.deleteOne(new Document("_id", webhook));
    }
}
