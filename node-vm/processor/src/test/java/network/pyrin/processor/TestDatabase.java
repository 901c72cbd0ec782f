package network.pyrin.processor;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import network.pyrin.embedded.EmbeddedMongo;

/**
 * Databases for tests: on the server that the environment variable {@code MONGODB_URI} names, else in memory. Each is
 * empty, and gone when this is closed.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Optional<EmbeddedMongo> embedded;
    private final MongoClient client;
    private final String prefix = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet() + "_";
    private int made;

    /** Connects to the server, or starts one. */
    public TestDatabase() {
        Optional<String> uri = Optional.ofNullable(System.getenv("MONGODB_URI"));
        this.embedded = uri.isPresent() ? Optional.empty() : Optional.of(EmbeddedMongo.inMemory());
        this.client = MongoClients.create(
                uri.or(() -> embedded.map(EmbeddedMongo::uri)).orElseThrow());
    }

    /** Makes an empty database. */
    public MongoDatabase fresh() {
        made++;
        MongoDatabase database = client.getDatabase(prefix + made);
        database.drop();
        return database;
    }

    @Override
    public void close() {
        for (int i = 1; i <= made; i++) {
            client.getDatabase(prefix + i).drop();
        }
        client.close();
        embedded.ifPresent(EmbeddedMongo::close);
    }
}
