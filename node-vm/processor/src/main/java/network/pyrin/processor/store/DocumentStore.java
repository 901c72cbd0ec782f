package network.pyrin.processor.store;

import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/** The processor's database. All methods throw {@link StoreException} when it cannot be reached; used by one thread. */
public interface DocumentStore {
    /**
     * Reads documents by {@code _id}.
     *
     * @param collection name
     * @param ids any number
     * @param <K> type of the ids
     * @return by id; those that do not exist are left out
     */
    <K> Map<K, Document> read(String collection, Collection<K> ids);

    /**
     * Reads one document.
     *
     * @param collection name
     * @param id its {@code _id}
     * @return empty if it does not exist
     */
    default Optional<Document> read(String collection, Object id) {
        return Optional.ofNullable(read(collection, List.of(id)).get(id));
    }

    /**
     * Writes as one unordered bulk. A duplicate key is no failure: it is a guard's or an insert's way to say that the
     * write has been done before.
     *
     * @param collection name
     * @param writes any number; none is allowed
     */
    void write(String collection, List<? extends WriteModel<Document>> writes);

    /**
     * Goes through a whole collection; for start-up work only.
     *
     * @param collection name
     * @param fields which fields are wanted, besides {@code _id}; none named means all
     * @param consumer called for each document, in no particular order
     */
    void scan(String collection, List<String> fields, Consumer<Document> consumer);
}
