package network.pyrin.processor;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import network.pyrin.events.EventPublisher;
import network.pyrin.processor.live.LiveProcessor;
import network.pyrin.processor.store.MongoStore;

/**
 * Turns what a node tells into the read model and events. Plain Java, for a program of its own and for standalone alike.
 * Starts at its checkpoint, needs no clean stop, and reconnects by itself.
 */
public final class Processor implements AutoCloseable {
    private final LiveProcessor live;

    private Processor(LiveProcessor live) {
        this.live = live;
    }

    /**
     * Starts a processor. Returns at once; the node may come later.
     *
     * @param config what it needs to know
     * @param database the read model's; written by this processor only
     * @param publisher where events go
     * @param clock the time
     * @param random for epochs and jitter
     * @param log operator's lines
     * @param metrics meters
     * @return a running processor; database and publisher are their owners' to close, after it
     */
    public static Processor start(
            ProcessorConfig config,
            MongoDatabase database,
            EventPublisher publisher,
            InstantSource clock,
            RandomGenerator random,
            ProcessorLog log,
            ProcessorMetrics metrics) {
        return new Processor(
                LiveProcessor.start(config, new MongoStore(database), publisher, clock, random, log, metrics));
    }

    /**
     * Whether the read model is at the node's sink.
     *
     * @return false while starting, catching up, or while the node is away
     */
    public boolean isLive() {
        return live.isLive();
    }

    /** Stops following; what is begun is finished, what is queued is sent. */
    @Override
    public void close() {
        live.close();
    }
}
