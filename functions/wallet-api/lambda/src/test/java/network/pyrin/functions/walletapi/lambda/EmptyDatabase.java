package network.pyrin.functions.walletapi.lambda;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import network.pyrin.embedded.EmbeddedMongo;
import org.jspecify.annotations.Nullable;

/** Gives the function under test an embedded MongoDB without documents. */
public final class EmptyDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedMongo mongo;

    @Override
    public Map<String, String> start() {
        EmbeddedMongo started = EmbeddedMongo.inMemory();
        mongo = started;
        return Map.of("pyrin.mongodb.uri", started.uri(), "pyrin.network", "simnet");
    }

    @Override
    public void stop() {
        if (mongo != null) {
            mongo.close();
        }
    }
}
