package network.pyrin.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Reads webhooks, who watches an address, and how far each was told. Thread-safe. */
public final class WebhookReader {
    /** Most addresses one page of {@link #watched} has. */
    public static final int WATCHED_MAX = 500;

    /** Field of an address's index: the webhooks that watch it. */
    static final String HOOKS = "hooks";

    private final PointReads webhooks;
    private final PointReads index;
    private final PointReads cursors;
    private final MongoCollection<Document> indexCollection;

    /**
     * Makes a reader.
     *
     * @param database the read model
     */
    public WebhookReader(MongoDatabase database) {
        this.webhooks = new PointReads(database.getCollection(Collections.WEBHOOKS));
        this.indexCollection = database.getCollection(Collections.WEBHOOK_ADDRESSES);
        this.index = new PointReads(indexCollection);
        this.cursors = new PointReads(database.getCollection(Collections.WEBHOOK_CURSORS));
    }

    /**
     * One webhook.
     *
     * @param id its id
     * @return empty if there is none
     */
    public Optional<WebhookDocument> webhook(String id) {
        return webhooks.one(id).map(WebhookDocument::decode);
    }

    /**
     * Several webhooks in one round trip.
     *
     * @param ids their ids
     * @return those that exist, in the order of the ids
     */
    public List<WebhookDocument> webhooks(Collection<String> ids) {
        return webhooks.many(ids).stream().map(WebhookDocument::decode).toList();
    }

    /**
     * Who watches addresses; one point read for each, some hundred in one round trip.
     *
     * @param addresses with prefix
     * @return the ids of webhooks by address; addresses that nobody watches left out
     */
    public Map<String, List<String>> watchers(Collection<String> addresses) {
        return watchers(index.many(addresses));
    }

    /**
     * The watched addresses in order; no point read, for sweeps.
     *
     * @param after addresses above this; empty for the first
     * @return at most {@link #WATCHED_MAX}, ascending, with who watches them
     */
    public Map<String, List<String>> watched(String after) {
        List<Document> page = new ArrayList<>();
        indexCollection
                .find(new Document("_id", new Document("$gt", after)))
                .sort(new Document("_id", 1))
                .limit(WATCHED_MAX)
                .into(page);
        return watchers(page);
    }

    private static Map<String, List<String>> watchers(List<Document> documents) {
        Map<String, List<String>> watchers = new HashMap<>();
        for (Document document : documents) {
            List<String> hooks = Fields.list(document, HOOKS, String.class, hook -> hook);
            if (!hooks.isEmpty()) {
                watchers.put(Fields.string(document, "_id"), hooks);
            }
        }
        return watchers;
    }

    /**
     * How far a webhook was told about an address.
     *
     * @param webhook its id
     * @param address with prefix
     * @return empty if it was never begun or is ended
     */
    public Optional<CursorDocument> cursor(String webhook, String address) {
        return cursors.one(CursorDocument.id(webhook, address)).map(CursorDocument::decode);
    }

    /**
     * Several cursors in one round trip.
     *
     * @param ids from {@link CursorDocument#id()}
     * @return those that exist, in the order of the ids
     */
    public List<CursorDocument> cursors(Collection<String> ids) {
        return cursors.many(ids).stream().map(CursorDocument::decode).toList();
    }
}
