package network.pyrin.standalone;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.embedded.EmbeddedRedis;

/** Database and events of the stack: the embedded ones in the data folder, or servers that run elsewhere. */
final class Backends implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final String mongodbUri;
    private final String redisUri;

    private Backends(StandaloneConfig config, DataFolder folder, Trouble trouble) throws IOException {
        boolean whole = false;
        try {
            this.redisUri = config.redisUri().isPresent()
                    ? config.redisUri().get()
                    : keep(EmbeddedRedis.start(folder.part("redis"))).uri().toString();
            this.mongodbUri = config.mongodbUri().isPresent()
                    ? config.mongodbUri().get()
                    : keep(EmbeddedMongo.persistent(
                                    folder.part("mongodb"), reason -> trouble.report(fileFails(folder, reason))))
                            .uri();
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /**
     * Starts what is embedded.
     *
     * @param config says what runs elsewhere
     * @param folder where the embedded ones keep their data
     * @param trouble told should the database's file fail
     * @return running
     * @throws UsageException if one cannot start
     */
    static Backends start(StandaloneConfig config, DataFolder folder, Trouble trouble) {
        try {
            return new Backends(config, folder, trouble);
        } catch (IOException e) {
            throw new UsageException("The embedded database cannot start: " + e.getMessage() + ".", e);
        }
    }

    private static String fileFails(DataFolder folder, String reason) {
        return "The database in " + folder.part("mongodb") + " cannot be written any more (" + reason
                + "). Stopping; what it has committed is safe.";
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    /**
     * Where the read model is.
     *
     * @return connection string
     */
    String mongodbUri() {
        return mongodbUri;
    }

    /**
     * Where events go.
     *
     * @return address
     */
    String redisUri() {
        return redisUri;
    }

    @Override
    public void close() {
        Parts.closeAll(started);
    }
}
