package network.pyrin.functions.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoSecurityException;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.functions.common.secrets.Environment;
import network.pyrin.functions.common.secrets.SecretReader;
import org.bson.Document;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-north-1:123456789012:secret:uri";

    private volatile String secret = "";
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

    private HttpServer secrets() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            reads.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = ("{\"SecretString\":\"" + secret + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(secret.isEmpty() ? 500 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        http.start();
        return http;
    }

    private Database database(HttpServer http) {
        Map<String, String> variables = Map.of(
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:" + http.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID",
                "k",
                "AWS_SECRET_ACCESS_KEY",
                "s");
        Environment environment = name -> Optional.ofNullable(variables.get(name));
        return new Database(
                Optional.empty(),
                Optional.of(ARN),
                "simnet",
                2,
                Duration.ofSeconds(20),
                new SecretReader(environment, clock),
                clock);
    }

    private static void ping(Database database) {
        database.documents().runCommand(new Document("ping", 1));
    }

    /** The embedded database has no users: it refuses whoever comes with a password. */
    @Test
    void credentialsThatAreRefusedAreReadAgainButNotAllTheTime() throws Exception {
        HttpServer http = secrets();
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            String host = mongo.uri().substring("mongodb://".length());
            Database database = database(http);
            secret = "mongodb://old:password@" + host;
            assertThatThrownBy(() -> ping(database)).isInstanceOf(MongoSecurityException.class);
            secret = "mongodb://" + host;
            database.credentialsRefused();
            assertThat(reads).as("read a moment ago").hasValue(1);
            now.addAndGet(31_000);
            database.credentialsRefused();
            assertThat(reads).hasValue(2);
            ping(database);
            PerConnection<String> readers = new PerConnection<>(database, documents -> documents.getName());
            assertThat(readers.get()).isEqualTo(database.documents().getName());
            assertThat(database.documents()).as("kept").isSameAs(database.documents());
            database.close();
        } finally {
            http.stop(0);
        }
    }

    @Test
    void aSecretThatCannotBeReadIsASentenceAndPasses() throws Exception {
        HttpServer http = secrets();
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            Database database = database(http);
            assertThatThrownBy(database::documents)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.status()).isEqualTo(503));
            secret = "not a connection string with a pass:word@in it";
            assertThatThrownBy(database::documents)
                    .isInstanceOf(ApiException.class)
                    .message()
                    .doesNotContain("word");
            secret = mongo.uri();
            ping(database);
            database.close();
        } finally {
            http.stop(0);
        }
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        Config nothing = new SmallRyeConfigBuilder().build();
        assertThat(RequiredEnvironment.Need.NETWORK.problem(nothing))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("PYRIN_NETWORK"));
        assertThat(RequiredEnvironment.Need.MONGODB.problem(nothing))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("MONGODB_URI_SECRET", "PYRIN_MONGODB_URI"));
        assertThat(RequiredEnvironment.Need.NODE.problem(nothing))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("PYRIN_NODE", "HOST:PORT"));
        Config something = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("pyrin.network", "mainnet", "mongodb.uri.secret", ARN, "pyrin.node", "n:1"), "test", 1))
                .build();
        for (RequiredEnvironment.Need need : RequiredEnvironment.Need.values()) {
            assertThat(need.problem(something)).isEmpty();
        }
        Config wrong = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("pyrin.network", "moonnet"), "test", 1))
                .build();
        assertThat(RequiredEnvironment.Need.NETWORK.problem(wrong))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("PYRIN_NETWORK", "moonnet", "mainnet"));
    }
}
