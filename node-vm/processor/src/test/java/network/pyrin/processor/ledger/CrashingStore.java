package network.pyrin.processor.ledger;

import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import network.pyrin.processor.store.DocumentStore;
import org.bson.Document;

/** Lets writes through until a random number of documents is written, then loses the rest of the bulk and throws. */
final class CrashingStore implements DocumentStore {
    private static final int DOCUMENTS_BETWEEN_CRASHES = 150;

    /** The process is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final DocumentStore store;
    private final RandomGenerator random;
    private int left;

    CrashingStore(DocumentStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
        this.left = random.nextInt(2 * DOCUMENTS_BETWEEN_CRASHES);
    }

    @Override
    public <K> Map<K, Document> read(String collection, Collection<K> ids) {
        return store.read(collection, ids);
    }

    @Override
    public void write(String collection, List<? extends WriteModel<Document>> writes) {
        if (writes.size() < left) {
            left -= writes.size();
            store.write(collection, writes);
            return;
        }
        // An unordered bulk may have been carried out in any order when the lights went out.
        List<WriteModel<Document>> some = new ArrayList<>(writes);
        Collections.shuffle(some, new Random(random.nextLong()));
        store.write(collection, some.subList(0, left));
        left = random.nextInt(2 * DOCUMENTS_BETWEEN_CRASHES);
        throw new Crash();
    }

    @Override
    public void scan(String collection, List<String> fields, Consumer<Document> consumer) {
        store.scan(collection, fields, consumer);
    }
}
