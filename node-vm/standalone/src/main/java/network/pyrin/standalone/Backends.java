package network.pyrin.standalone;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.embedded.EmbeddedRedis;
import network.pyrin.events.EventsAddress;

/** Database and events of the stack: the embedded ones in the data folder, or servers that run elsewhere. */
final class Backends implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final String mongodbUri;
    private final EventsAddress events;
    private final Optional<URI> awsEmulator;

    private Backends(StandaloneConfig config, DataFolder folder, Trouble trouble) throws IOException {
        boolean whole = false;
        try {
            switch (config.events()) {
                case EventsChoice.EmbeddedRedis _ -> {
                    events = new EventsAddress.Redis(
                            keep(EmbeddedRedis.start(folder.part("redis"))).uri());
                    awsEmulator = Optional.empty();
                }
                case EventsChoice.ExternalRedis redis -> {
                    events = new EventsAddress.Redis(URI.create(redis.uri()));
                    awsEmulator = Optional.empty();
                }
                case EventsChoice.Sns sns -> {
                    EmulatedTopic topic = keep(
                            EmulatedTopic.open(sns.emulator(), config.network().label()));
                    events = topic.address();
                    awsEmulator = Optional.of(topic.endpoint());
                }
            }
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
            throw new UsageException("The embedded database or events cannot start: " + e.getMessage() + ".", e);
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
     * Where events go and come from.
     *
     * @return address
     */
    EventsAddress events() {
        return events;
    }

    /**
     * Where the emulator of AWS listens.
     *
     * @return empty unless events go over SNS
     */
    Optional<URI> awsEmulator() {
        return awsEmulator;
    }

    @Override
    public void close() {
        Parts.closeAll(started);
    }
}
