package network.pyrin.functions.explorerapi.lambda;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.testing.Relay;
import network.pyrin.testing.SampleChain;
import org.jspecify.annotations.Nullable;

/** A database behind a {@link Relay} that is cut when the function starts; requests have two seconds. */
public final class FailingDatabase implements QuarkusTestResourceLifecycleManager {
    private static @Nullable Relay relay;
    private @Nullable EmbeddedMongo mongo;

    static Relay relay() {
        return Objects.requireNonNull(relay);
    }

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedMongo started = EmbeddedMongo.inMemory();
            mongo = started;
            SampleChain.write(started.uri());
            Relay wire = new Relay(URI.create(started.uri()).getPort());
            wire.cut();
            relay = wire;
            return Map.of(
                    "pyrin.mongodb.uri",
                    "mongodb://127.0.0.1:" + wire.port() + "/pyrin",
                    "pyrin.network",
                    "simnet",
                    "pyrin.http.deadline",
                    "PT2S");
        } catch (IOException e) {
            throw new UncheckedIOException("the relay cannot start", e);
        }
    }

    @Override
    public void stop() {
        if (relay != null) {
            relay.close();
        }
        if (mongo != null) {
            mongo.close();
        }
    }
}
