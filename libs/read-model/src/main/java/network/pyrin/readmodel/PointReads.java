package network.pyrin.readmodel;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Reads documents of one collection by {@code _id}: the only kind of read the hot paths use. Thread-safe. */
final class PointReads {
    /** Most ids in one query. */
    private static final int IDS_MAX = 500;

    private final MongoCollection<Document> collection;

    PointReads(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The document with this id. */
    Optional<Document> one(Object id) {
        return Optional.ofNullable(collection.find(new Document("_id", id)).first());
    }

    /** The documents with these ids, in the order of the ids, those that do not exist left out. */
    List<Document> many(Collection<?> ids) {
        Map<Object, Document> byId = new HashMap<>();
        List<Object> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += IDS_MAX) {
            List<Object> chunk = all.subList(from, Math.min(all.size(), from + IDS_MAX));
            for (Document document : collection.find(new Document("_id", new Document("$in", chunk)))) {
                byId.put(document.get("_id", Object.class), document);
            }
        }
        List<Document> found = new ArrayList<>(byId.size());
        for (Object id : all) {
            Optional.ofNullable(byId.get(id)).ifPresent(found::add);
        }
        return found;
    }
}
