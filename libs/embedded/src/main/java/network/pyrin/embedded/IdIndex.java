package network.pyrin.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The index on {@code _id} of a collection that is kept by {@code _id} anyway: it keeps nothing itself, so there is nothing
 * to write twice and nothing that could disagree. The position of a document is its normalised {@code _id}.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {
    private final MVMap<Object, Document> documents;

    IdIndex(String name, List<IndexKey> keys, MVMap<Object, Document> documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    /** Numbers that are equal are the same key, whatever their type. */
    static Object key(Object id) {
        return new KeyValue(id).normalized().get(0);
    }

    /** The document is in place already; that no other has its key was checked before. */
    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {}

    @Override
    protected @Nullable Object getPosition(KeyValue value) {
        Object key = value.get(0);
        return documents.containsKey(key) ? key : null;
    }

    @Override
    protected boolean putKeyPosition(KeyValue value, Object position) {
        return true;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue value) {
        return getPosition(value);
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return documents.keySet().stream()
                .map(key -> Map.entry(new KeyValue(key), key))
                .toList();
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return 0;
    }
}
