package network.pyrin.functions.alerts.lambda;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import network.pyrin.readmodel.Refusals;
import org.crac.Context;
import org.crac.Resource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The one connection to MongoDB, made at the first use. Its address comes from the configuration or from a secret, which is
 * read again once the database refuses what it said. Thread-safe.
 */
@ApplicationScoped
public class MongoLink implements Resource {
    private static final String NAME = "pyrin";
    private static final int SELECT_SECONDS = 5;
    private static final int READ_SECONDS = 10;
    private static final int CONNECTIONS_MAX = 12;

    private final Optional<String> uri;
    private final Optional<String> secret;
    private final UnaryOperator<String> secrets;
    private Optional<MongoClient> client = Optional.empty();
    private Optional<MongoDatabase> documents = Optional.empty();

    /**
     * Made by the container.
     *
     * @param uri connection string; the database named in it, or {@code pyrin}
     * @param secret name or ARN of the secret that holds it instead
     */
    @Inject
    public MongoLink(
            @ConfigProperty(name = "pyrin.mongodb.uri") Optional<String> uri,
            @ConfigProperty(name = "mongodb.uri.secret") Optional<String> secret) {
        this.uri = uri;
        this.secret = secret;
        this.secrets = MongoLink::read;
    }

    /**
     * All collections.
     *
     * @return the same object as long as the credentials are the same
     */
    synchronized MongoDatabase documents() {
        if (documents.isEmpty()) {
            connect(uri.orElseGet(() -> secrets.apply(secret.orElseThrow(
                    () -> new IllegalStateException("Neither MONGODB_URI_SECRET nor PYRIN_MONGODB_URI is set.")))));
        }
        return documents.orElseThrow();
    }

    private static String read(String secret) {
        try (SecretsManagerClient client = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return client.getSecretValue(request -> request.secretId(secret))
                    .secretString()
                    .strip();
        }
    }

    private void connect(String address) {
        ConnectionString text;
        try {
            text = new ConnectionString(address);
        } catch (IllegalArgumentException e) {
            // The driver's message may quote the address, and with it the password.
            throw new IllegalStateException("The database's address is not a MongoDB connection string.");
        }
        MongoClient made = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(text)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SELECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS_MAX))
                .build());
        client = Optional.of(made);
        documents = Optional.of(
                made.getDatabase(Optional.ofNullable(text.getDatabase()).orElse(NAME)));
    }

    /**
     * Does something with the database.
     *
     * @param work what
     */
    void guarded(Runnable work) {
        try {
            work.run();
        } catch (MongoException e) {
            throw judged(e);
        }
    }

    /**
     * Does something with the database.
     *
     * @param work what
     * @param <T> of its result
     * @return its result
     * @throws InterruptedException if the work was interrupted
     */
    <T> T guardedCall(Callable<T> work) throws InterruptedException {
        try {
            return work.call();
        } catch (MongoException e) {
            throw judged(e);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("unexpected failure", e);
        }
    }

    private MongoException judged(MongoException failure) {
        if (Refusals.isRefusal(failure)) {
            close();
        }
        return failure;
    }

    /** Before this process is copied: no copy may use its sockets, and by then its secret may be another. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        close();
    }

    /** In a copy: nothing; the first use opens a connection. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Opened when needed.
    }

    /** Forgets the connection; the next use makes another, with what the secret says then. */
    @PreDestroy
    synchronized void close() {
        client.ifPresent(MongoClient::close);
        client = Optional.empty();
        documents = Optional.empty();
    }
}
