package network.pyrin.lambdahost.training;

import java.io.IOException;
import java.util.Map;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.testing.SampleChain;

/**
 * An embedded MongoDB with the sample chain and its webhooks, the other services that a function calls, and the variables
 * that point a function at them.
 */
public final class SampleDatabase implements AutoCloseable {
    /** A port where nothing listens: what needs a node is refused at once. */
    private static final String NO_NODE = "127.0.0.1:1";

    private final EmbeddedMongo mongo;
    private final SampleServices services;

    private SampleDatabase(EmbeddedMongo mongo, SampleServices services) {
        this.mongo = mongo;
        this.services = services;
    }

    /**
     * Starts it.
     *
     * @return with the sample chain written
     * @throws IOException if there is no free port
     */
    public static SampleDatabase start() throws IOException {
        SampleServices services = SampleServices.start();
        EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        SampleChain.write(mongo.uri());
        SampleWebhooks.register(mongo.uri(), services.url());
        return new SampleDatabase(mongo, services);
    }

    /**
     * The connection string.
     *
     * @return for loopback
     */
    public String uri() {
        return mongo.uri();
    }

    /**
     * What a function needs to find it.
     *
     * @return variables
     */
    public Map<String, String> environment() {
        return Map.of(
                "PYRIN_MONGODB_URI",
                mongo.uri(),
                "PYRIN_NETWORK",
                "simnet",
                "PYRIN_NODE",
                NO_NODE,
                "AWS_ENDPOINT_URL",
                services.url(),
                "PYRIN_ALERTS_DELIVERIES_QUEUE_URL",
                services.url() + "/000000000000/deliveries",
                "PYRIN_ALERTS_DEAD_LETTERS_QUEUE_URL",
                services.url() + "/000000000000/dead-letters",
                "PYRIN_ALERTS_ALLOW_LOCAL_TARGETS",
                "true");
    }

    @Override
    public void close() {
        mongo.close();
        services.close();
    }
}
