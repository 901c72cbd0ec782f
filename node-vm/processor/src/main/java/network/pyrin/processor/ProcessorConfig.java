package network.pyrin.processor;

import java.time.Duration;
import network.pyrin.chain.NetworkParams;
import network.pyrin.noderpc.NodeClientConfig;

/**
 * What a processor needs to know.
 *
 * @param params the network's parameters
 * @param node how to reach the node
 * @param tick how often figures and mempool are looked at
 * @param outboxEvents most events that wait to be sent; what is more is dropped, and consumers reload
 */
public record ProcessorConfig(NetworkParams params, NodeClientConfig node, Duration tick, int outboxEvents) {
    /** How often figures and mempool are looked at. */
    public static final Duration TICK = Duration.ofMillis(500);

    /** Most events that wait: some minutes of a busy chain. */
    public static final int OUTBOX_EVENTS = 20_000;

    /** Most notifications that wait; a connection that brings more is begun anew, at the checkpoint. */
    private static final int NOTIFICATIONS_MAX = 16_384;

    /** Their bytes on the wire: in memory a message takes about five times as much. */
    private static final long NOTIFICATION_BYTES_MAX = 24L << 20;

    /** Database name if the URI names none. */
    public static final String DATABASE = "pyrin";

    /** Where a Redis usually listens. */
    public static final String REDIS = "redis://127.0.0.1:6379";

    /** Where a MongoDB usually listens. */
    public static final String MONGODB = "mongodb://127.0.0.1:27017/";

    /**
     * The usual configuration.
     *
     * @param params the network's parameters
     * @param host host name or address of the node
     * @param port its gRPC port
     * @return defaults for the rest
     */
    public static ProcessorConfig of(NetworkParams params, String host, int port) {
        return new ProcessorConfig(
                params,
                NodeClientConfig.of(host, port)
                        .expecting(params.network().text())
                        .withNotifications(NOTIFICATIONS_MAX, NOTIFICATION_BYTES_MAX),
                TICK,
                OUTBOX_EVENTS);
    }
}
