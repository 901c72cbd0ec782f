package network.pyrin.processor.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * A MongoDB database. Writes are acknowledged by a majority and journalled before they count, because what is published
 * afterwards must not be taken back; unless the connection string says {@code journal=false}, as that of the embedded
 * database does: a crash there takes back the read model and the events' positions together, and both are made again.
 */
public final class MongoStore implements DocumentStore {
    private static final int DUPLICATE_KEY = 11000;
    private static final int BULK_MAX = 1_000;
    private static final int READ_MAX = 1_000;

    private final MongoDatabase database;

    /**
     * Uses a database.
     *
     * @param database of an open client, whose owner closes it
     */
    public MongoStore(MongoDatabase database) {
        boolean waived = Boolean.FALSE.equals(database.getWriteConcern().getJournal());
        this.database = waived ? database : database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Override
    public <K> Map<K, Document> read(String collection, Collection<K> ids) {
        Map<Object, K> keys = new HashMap<>();
        ids.forEach(id -> keys.put(id, id));
        Map<K, Document> found = new HashMap<>();
        try {
            for (List<K> chunk : chunks(new ArrayList<>(keys.values()), READ_MAX)) {
                Document query = chunk.size() == 1
                        ? new Document("_id", chunk.getFirst())
                        : new Document("_id", new Document("$in", chunk));
                for (Document document : database.getCollection(collection).find(query)) {
                    found.put(Objects.requireNonNull(keys.get(document.get("_id"))), document);
                }
            }
        } catch (MongoException e) {
            throw new StoreException("cannot read " + collection + ": " + e.getMessage(), e);
        }
        return found;
    }

    @Override
    public void write(String collection, List<? extends WriteModel<Document>> writes) {
        MongoCollection<Document> target = database.getCollection(collection);
        for (List<? extends WriteModel<Document>> chunk : chunks(writes, BULK_MAX)) {
            try {
                target.bulkWrite(chunk, new BulkWriteOptions().ordered(false));
            } catch (MongoBulkWriteException e) {
                check(collection, e);
            } catch (MongoException e) {
                throw new StoreException("cannot write " + collection + ": " + e.getMessage(), e);
            }
        }
    }

    private static void check(String collection, MongoBulkWriteException e) {
        String errors = e.getWriteErrors().stream()
                .filter(error -> error.getCode() != DUPLICATE_KEY)
                .limit(3)
                .map(BulkWriteError::getMessage)
                .collect(Collectors.joining("; "));
        if (!errors.isEmpty() || e.getWriteConcernError() != null) {
            throw new StoreException("cannot write " + collection + ": " + errors + e.getWriteConcernError(), e);
        }
    }

    @Override
    public void scan(String collection, List<String> fields, Consumer<Document> consumer) {
        Document projection = new Document();
        fields.forEach(field -> projection.append(field, 1));
        try {
            for (Document document : database.getCollection(collection).find().projection(projection)) {
                consumer.accept(document);
            }
        } catch (MongoException e) {
            throw new StoreException("cannot scan " + collection + ": " + e.getMessage(), e);
        }
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return chunks;
    }
}
