package network.pyrin.functions.walletapi.lambda;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import org.jspecify.annotations.Nullable;

/** Gives the function under test a read model that has begun and knows no address, and lets it call receivers here. */
public final class WebhookDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedMongo mongo;

    @Override
    public Map<String, String> start() {
        EmbeddedMongo started = EmbeddedMongo.inMemory();
        mongo = started;
        try (MongoClient client = MongoClients.create(started.uri())) {
            client.getDatabase("pyrin")
                    .getCollection(Collections.CHECKPOINTS)
                    .insertOne(new CheckpointDocument(
                                    NetworkId.SIMNET, Hash.ZERO, "epoch", 1, Hash.ZERO, 0, 0, 1_700_000_000_000L)
                            .encode());
        }
        return Map.of(
                "pyrin.mongodb.uri",
                started.uri(),
                "pyrin.network",
                "simnet",
                "pyrin.alerts.allow-local-targets",
                "true",
                "pyrin.node",
                "127.0.0.1:1");
    }

    @Override
    public void stop() {
        if (mongo != null) {
            mongo.close();
        }
    }
}
