package network.pyrin.standalone;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import network.pyrin.noderpc.NodeRpcException;
import network.pyrin.processor.Processor;
import network.pyrin.processor.ProcessorConfig;
import network.pyrin.processor.store.StoreException;
import org.bson.Document;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks the servers that run elsewhere for a sign of life before anything is started on them, so that a wrong address is a
 * sentence now and not a page that never comes to life. What breaks later is reconnected to.
 */
final class Neighbours {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Neighbours() {}

    /**
     * Checks what the flags name.
     *
     * @param config flags
     * @throws UsageException if a named server does not answer as what it should be
     */
    static void check(StandaloneConfig config) {
        if (config.events() instanceof EventsChoice.ExternalRedis redis) {
            checkRedis(redis.uri());
        }
        config.externalNode().ifPresent(node -> checkNode(config, node));
    }

    private static void checkRedis(String uri) {
        URI address = URI.create(uri);
        String shown = address.getHost() + ":" + address.getPort();
        if (address.getHost() == null || address.getPort() < 0) {
            throw new UsageException("--redis: an address needs a host and a port, as in redis://127.0.0.1:6379.");
        }
        try (Jedis redis = new Jedis(address, (int) PATIENCE.toMillis())) {
            redis.ping();
        } catch (JedisException | IllegalStateException e) {
            throw new UsageException(
                    "--redis: no Redis answers at " + shown + " (" + reason(e)
                            + "). Start it, correct the address, or leave the flag out for the embedded one.",
                    e);
        }
    }

    private static void checkNode(StandaloneConfig config, HostPort node) {
        String network = config.network().label();
        NodeClientConfig client =
                NodeClientConfig.of(node.host(), node.port()).expecting(network).withDeadline(PATIENCE);
        try (NodeClient asked = NodeClient.start(client)) {
            asked.getInfo();
        } catch (NodeRpcException e) {
            throw new UsageException(
                    "--node: no node of " + network + " answers at " + node + " (" + reason(e)
                            + "). Start it, correct the address, or leave the flag out for the built-in one.",
                    e);
        }
    }

    /**
     * Looks at the database, embedded or not, and marks a read model in it as not followed yet.
     *
     * @param config flags
     * @param uri where it is
     * @param clock the time
     * @throws UsageException if it does not answer
     */
    static void checkMongo(StandaloneConfig config, String uri, InstantSource clock) {
        String flag = config.mongodbUri().isPresent() ? "--mongodb: " : "The embedded database: ";
        ConnectionString connection = connection(flag, uri);
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            MongoDatabase database = client.getDatabase(databaseName(connection));
            database.runCommand(new Document("ping", 1));
            Processor.markStarting(database, clock);
        } catch (MongoException | StoreException e) {
            throw new UsageException(
                    flag + "no MongoDB that can be used answers at " + String.join(", ", connection.getHosts()) + " ("
                            + (e instanceof MongoTimeoutException ? "waited " + PATIENCE.toSeconds() + " s" : reason(e))
                            + "). Start it, correct the address, or leave the flag out for the embedded one.",
                    e);
        }
    }

    private static ConnectionString connection(String flag, String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            throw new UsageException(flag + reason(e) + ".", e);
        }
    }

    /**
     * The database that a connection string names.
     *
     * @param connection as given
     * @return its name, or the usual one
     */
    static String databaseName(ConnectionString connection) {
        return Optional.ofNullable(connection.getDatabase()).orElse(ProcessorConfig.DATABASE);
    }

    /** The first line, short, without a full stop. */
    private static String reason(RuntimeException e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String text = String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
        String first = text.replaceAll("[. ]+$", "");
        return first.length() > 160 ? first.substring(0, 160) + "…" : first;
    }
}
