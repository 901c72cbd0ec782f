package network.pyrin.functions.common;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.function.Function;

/**
 * Readers over the database, made anew when its connection was. Thread-safe.
 *
 * @param <T> the readers
 */
public final class PerConnection<T> {
    private final Database database;
    private final Function<MongoDatabase, T> make;
    private volatile Optional<Made<T>> current = Optional.empty();

    private record Made<T>(MongoDatabase documents, T readers) {}

    /**
     * Nothing is opened before the first {@link #get}.
     *
     * @param database the connection
     * @param make makes the readers; cheap, and without side effects
     */
    public PerConnection(Database database, Function<MongoDatabase, T> make) {
        this.database = database;
        this.make = make;
    }

    /**
     * The readers over the connection that holds now.
     *
     * @return for this request only
     * @throws ApiException 503 if there is no connection to be had
     */
    public T get() {
        MongoDatabase documents = database.documents();
        Optional<Made<T>> known = current;
        if (known.isPresent() && known.get().documents() == documents) {
            return known.get().readers();
        }
        T readers = make.apply(documents);
        current = Optional.of(new Made<>(documents, readers));
        return readers;
    }
}
