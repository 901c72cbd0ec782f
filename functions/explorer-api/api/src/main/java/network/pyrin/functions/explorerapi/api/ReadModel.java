package network.pyrin.functions.explorerapi.api;

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
import network.pyrin.chain.NetworkParams;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.BlockReader;
import network.pyrin.readmodel.NetworkReader;
import network.pyrin.readmodel.TransactionReader;
import network.pyrin.views.Views;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one connection to the read model, and the readers over it. Application-wide, thread-safe. */
@ApplicationScoped
public class ReadModel {
    private static final String DATABASE = "pyrin";
    private static final int TIMEOUT_SECONDS = 5;
    private static final int CONNECTIONS_MAX = 50;

    private final MongoClient client;
    private final NetworkId network;
    private final InstantSource clock = InstantSource.system();
    private final Views views;
    private final BlockReader blocks;
    private final TransactionReader transactions;
    private final AddressReader addresses;
    private final NetworkReader state;

    /**
     * Connects lazily: nothing is opened before the first read.
     *
     * @param uri connection string; the database named in it, or {@code pyrin}
     * @param network which network the read model is of
     * @param version of this program
     */
    @Inject
    public ReadModel(
            @ConfigProperty(name = "pyrin.mongodb.uri", defaultValue = "mongodb://127.0.0.1:27017/pyrin") String uri,
            @ConfigProperty(name = "pyrin.network", defaultValue = "mainnet") String network,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "development") String version) {
        ConnectionString connection = new ConnectionString(uri);
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS_MAX))
                .build());
        MongoDatabase database =
                client.getDatabase(Optional.ofNullable(connection.getDatabase()).orElse(DATABASE));
        this.network = NetworkId.parse(network);
        this.views = Views.over(database, this.network, version, clock);
        this.blocks = new BlockReader(database);
        this.transactions = new TransactionReader(database);
        this.addresses = new AddressReader(database);
        this.state = new NetworkReader(database);
    }

    @PreDestroy
    void close() {
        client.close();
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
     * The network's numbers.
     *
     * @return parameters
     */
    public NetworkParams params() {
        return NetworkParams.of(network);
    }

    /**
     * Now.
     *
     * @return milliseconds since the epoch
     */
    public long nowMillis() {
        return clock.millis();
    }

    /**
     * What pages show.
     *
     * @return all views
     */
    public Views views() {
        return views;
    }

    /**
     * Blocks.
     *
     * @return the reader
     */
    public BlockReader blocks() {
        return blocks;
    }

    /**
     * Transactions.
     *
     * @return the reader
     */
    public TransactionReader transactions() {
        return transactions;
    }

    /**
     * Addresses.
     *
     * @return the reader
     */
    public AddressReader addresses() {
        return addresses;
    }

    /**
     * Network state.
     *
     * @return the reader
     */
    public NetworkReader state() {
        return state;
    }
}
