package network.pyrin.functions.explorerapi.lambda;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.testing.SampleChain;
import org.jspecify.annotations.Nullable;

/** Gives the function under test an embedded MongoDB with the {@link SampleChain}. */
public final class SampleDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedMongo mongo;

    @Override
    public Map<String, String> start() {
        EmbeddedMongo started = EmbeddedMongo.inMemory();
        mongo = started;
        SampleChain.write(started.uri());
        return Map.of("pyrin.mongodb.uri", started.uri(), "pyrin.network", "simnet");
    }

    @Override
    public void stop() {
        if (mongo != null) {
            mongo.close();
        }
    }
}
