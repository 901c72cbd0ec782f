package network.pyrin.functions.common;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import network.pyrin.chain.NetworkId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one connection to MongoDB, and which network its documents are of. Application-wide, thread-safe. */
@ApplicationScoped
public class Database {
    private static final String NAME = "pyrin";
    private static final int TIMEOUT_SECONDS = 5;
    private static final int CONNECTIONS_MAX = 50;

    private final MongoClient client;
    private final MongoDatabase documents;
    private final NetworkId network;
    private final InstantSource clock = InstantSource.system();

    /**
     * Connects lazily: nothing is opened before the first read.
     *
     * @param uri connection string; the database named in it, or {@code pyrin}
     * @param network which network the documents are of
     */
    @Inject
    public Database(
            @ConfigProperty(name = "pyrin.mongodb.uri", defaultValue = "mongodb://127.0.0.1:27017/pyrin") String uri,
            @ConfigProperty(name = "pyrin.network", defaultValue = "mainnet") String network) {
        ConnectionString connection = new ConnectionString(uri);
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS_MAX))
                .build());
        this.documents =
                client.getDatabase(Optional.ofNullable(connection.getDatabase()).orElse(NAME));
        this.network = NetworkId.parse(network);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * All collections.
     *
     * @return the database
     */
    public MongoDatabase documents() {
        return documents;
    }

    /**
     * Which network.
     *
     * @return its identity
     */
    public NetworkId network() {
        return network;
    }

    /**
     * Now.
     *
     * @return milliseconds since the epoch
     */
    public long nowMillis() {
        return clock.millis();
    }
}
