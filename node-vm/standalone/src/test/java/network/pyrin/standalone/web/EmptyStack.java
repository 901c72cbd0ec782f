package network.pyrin.standalone.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.embedded.EmbeddedRedis;

/** An empty database, a Redis, and a page of one file, behind the web part under test. */
public final class EmptyStack implements QuarkusTestResourceLifecycleManager {
    static final String PAGE = "<!doctype html><title>explorer</title>";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("standalone-web");
            Files.writeString(folder.resolve("index.html"), PAGE);
            Files.writeString(folder.resolve("config.json"), "{}");
            Files.writeString(folder.resolve("headers.json"), "{\"headers\": {\"Referrer-Policy\": \"no-referrer\"}}");
            EmbeddedMongo mongo = EmbeddedMongo.inMemory();
            started.push(mongo);
            EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"));
            started.push(redis);
            return Map.of(
                    "pyrin.mongodb.uri",
                    mongo.uri(),
                    "pyrin.events",
                    redis.uri().toString(),
                    "pyrin.network",
                    "simnet",
                    "pyrin.site",
                    folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the test's servers cannot start", e);
        }
    }

    @Override
    public void stop() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the test's servers cannot stop", e);
            }
        }
    }
}
