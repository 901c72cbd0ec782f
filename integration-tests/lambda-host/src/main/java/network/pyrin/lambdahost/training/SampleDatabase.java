package network.pyrin.lambdahost.training;

import java.util.Map;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.testing.SampleChain;

/** An embedded MongoDB with the sample chain, and the variables that point a function at it. */
public final class SampleDatabase implements AutoCloseable {
    /** A port where nothing listens: what needs a node or a queue is refused at once. */
    private static final String NO_NODE = "127.0.0.1:1";

    private final EmbeddedMongo mongo;

    private SampleDatabase(EmbeddedMongo mongo) {
        this.mongo = mongo;
    }

    /**
     * Starts it.
     *
     * @return with the sample chain written
     */
    public static SampleDatabase start() {
        EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        SampleChain.write(mongo.uri());
        return new SampleDatabase(mongo);
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
                "http://" + NO_NODE,
                "PYRIN_ALERTS_DELIVERIES_QUEUE_URL",
                "http://" + NO_NODE + "/000000000000/deliveries",
                "PYRIN_ALERTS_DEAD_LETTERS_QUEUE_URL",
                "http://" + NO_NODE + "/000000000000/dead-letters");
    }

    @Override
    public void close() {
        mongo.close();
    }
}
