package network.pyrin.functions.common;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import network.pyrin.chain.NetworkId;
import network.pyrin.functions.common.secrets.Environment;
import network.pyrin.functions.common.secrets.SecretException;
import network.pyrin.functions.common.secrets.SecretReader;
import org.crac.Context;
import org.crac.Resource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one connection to MongoDB, and which network its documents are of. Application-wide, thread-safe.
 *
 * <p>Nothing is opened before the first use, so a function starts also where the database is not to be reached, answers 503
 * and recovers by itself. The URI comes from the configuration or from a secret; when the database refuses the credentials,
 * the secret is read again, at most every {@value #SECRET_PAUSE_MILLIS} ms. So ask {@link #documents()} for each request
 * anew and keep nothing of it.
 */
@ApplicationScoped
public class Database implements Resource {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final String NAME = "pyrin";
    private static final long SECRET_PAUSE_MILLIS = 30_000;
    /** Shares of a request's time: a server that hangs is found out twice (the driver reads again once) within it. */
    private static final double SELECT_SHARE = 0.2;

    private static final double READ_SHARE = 0.35;
    /** Below the 350 s after which gateways between networks forget a silent connection. */
    private static final int IDLE_SECONDS = 240;

    private final Optional<String> uri;
    private final Optional<String> secret;
    private final int connectionsMax;
    private final Duration requestTime;
    private final SecretReader secrets;
    private final NetworkId network;
    private final InstantSource clock;
    private volatile Optional<Connection> connection = Optional.empty();
    private Optional<Long> secretReadMillis = Optional.empty();

    /** A client and what it was made from. */
    private record Connection(String uri, MongoClient client, MongoDatabase documents) {}

    /**
     * Made by the container.
     *
     * @param uri connection string; the database named in it, or {@code pyrin}
     * @param secret name or ARN of the secret that holds it instead
     * @param network which network the documents are of
     * @param connectionsMax most connections at once; a Lambda answers one request at a time
     * @param requestTime how long a request may take
     */
    @Inject
    public Database(
            @ConfigProperty(name = "pyrin.mongodb.uri") Optional<String> uri,
            @ConfigProperty(name = "mongodb.uri.secret") Optional<String> secret,
            @ConfigProperty(name = "pyrin.network", defaultValue = "mainnet") String network,
            @ConfigProperty(name = "pyrin.mongodb.connections", defaultValue = "2") int connectionsMax,
            @ConfigProperty(name = "pyrin.http.deadline", defaultValue = "PT20S") Duration requestTime) {
        this(
                uri,
                secret,
                network,
                connectionsMax,
                requestTime,
                new SecretReader(Environment.ofProcess(), InstantSource.system()),
                InstantSource.system());
    }

    Database(
            Optional<String> uri,
            Optional<String> secret,
            String network,
            int connectionsMax,
            Duration requestTime,
            SecretReader secrets,
            InstantSource clock) {
        this.uri = uri;
        this.secret = secret;
        this.network = NetworkId.parse(network);
        this.connectionsMax = connectionsMax;
        this.requestTime = requestTime;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * All collections, with the credentials that hold now.
     *
     * @return the database; the same object as long as the credentials are the same
     * @throws ApiException 503 if the secret with its address cannot be read
     */
    public MongoDatabase documents() {
        Optional<Connection> open = connection;
        return open.isPresent() ? open.get().documents() : open().documents();
    }

    private synchronized Connection open() {
        Optional<Connection> open = connection;
        if (open.isPresent()) {
            return open.get();
        }
        Connection made = connect(uri.orElseGet(this::secretUri));
        connection = Optional.of(made);
        return made;
    }

    private String secretUri() {
        secretReadMillis = Optional.of(clock.millis());
        try {
            return secrets.read(
                    secret.orElseThrow(() -> new SecretException("no address of a database is configured")));
        } catch (SecretException e) {
            LOG.log(System.Logger.Level.ERROR, "The database's address cannot be read: " + e.getMessage());
            throw ApiException.unavailable("The database does not answer just now.");
        }
    }

    private Connection connect(String address) {
        try {
            ConnectionString text = new ConnectionString(address);
            long select = (long) (requestTime.toMillis() * SELECT_SHARE);
            long read = (long) (requestTime.toMillis() * READ_SHARE);
            MongoClient client = MongoClients.create(MongoClientSettings.builder()
                    .applyConnectionString(text)
                    .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(select, TimeUnit.MILLISECONDS))
                    .applyToSocketSettings(socket -> socket.connectTimeout((int) select, TimeUnit.MILLISECONDS)
                            .readTimeout((int) read, TimeUnit.MILLISECONDS))
                    .applyToConnectionPoolSettings(pool -> pool.maxSize(connectionsMax)
                            .maxWaitTime(select, TimeUnit.MILLISECONDS)
                            .maxConnectionIdleTime(IDLE_SECONDS, TimeUnit.SECONDS))
                    .build());
            return new Connection(
                    address,
                    client,
                    client.getDatabase(Optional.ofNullable(text.getDatabase()).orElse(NAME)));
        } catch (IllegalArgumentException e) {
            // The driver's message may quote the address, and with it the password.
            LOG.log(System.Logger.Level.ERROR, "The database's address is not a MongoDB connection string.");
            throw ApiException.unavailable("The database does not answer just now.");
        }
    }

    /** The database has refused the credentials: looks whether there are newer ones, not too often. */
    synchronized void credentialsRefused() {
        boolean early = secretReadMillis
                .map(read -> clock.millis() - read < SECRET_PAUSE_MILLIS)
                .orElse(false);
        if (uri.isPresent() || early) {
            return;
        }
        String fresh = secretUri();
        Optional<Connection> old = connection;
        if (old.map(open -> open.uri().equals(fresh)).orElse(false)) {
            return;
        }
        connection = Optional.of(connect(fresh));
        old.ifPresent(open -> open.client().close());
        LOG.log(System.Logger.Level.INFO, "The database's credentials were renewed.");
    }

    /** Before this process is copied: no copy may use its sockets, and by then its secret may be another. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        forget();
    }

    private synchronized void forget() {
        close();
        connection = Optional.empty();
        secretReadMillis = Optional.empty();
    }

    /** In a copy: nothing; the first request opens a connection. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Opened when needed.
    }

    @PreDestroy
    void close() {
        connection.ifPresent(open -> open.client().close());
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
