package network.pyrin.noderpc;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the node is and how patient and how large the client may be.
 *
 * @param host name or address of the node
 * @param port its gRPC port
 * @param network expected network as in {@code getCurrentNetwork} ({@code simnet}, {@code testnet-11}, …); empty accepts any
 * @param deadline longest wait for one call, waiting for a connection included
 * @param backoffMin first pause before reconnecting
 * @param backoffMax longest pause before reconnecting; pauses double in between and vary at random by half
 * @param maxMessageBytes largest message accepted from the node
 * @param maxCallsWaiting calls that may wait for an answer at the same time
 * @param maxNotifications notifications that may wait for the listener; more break the connection, so that it is
 *     started afresh instead of holding memory
 * @param maxNotificationBytes the same in bytes of messages
 * @param gzip whether to compress requests
 */
public record NodeClientConfig(
        String host,
        int port,
        Optional<String> network,
        Duration deadline,
        Duration backoffMin,
        Duration backoffMax,
        int maxMessageBytes,
        int maxCallsWaiting,
        int maxNotifications,
        long maxNotificationBytes,
        boolean gzip) {

    /** Rejects what cannot work. */
    public NodeClientConfig {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port out of range: " + port);
        }
        if (maxCallsWaiting < 1 || maxNotifications < 1 || maxMessageBytes < 1 || maxNotificationBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /**
     * Sensible values: 30 s deadline, 0.1 to 10 s back-off, 256 MiB messages, 1,024 calls, 65,536 notifications of at
     * most 256 MiB together.
     *
     * @param host name or address of the node
     * @param port its gRPC port
     * @return a configuration for any network
     */
    public static NodeClientConfig of(String host, int port) {
        return new NodeClientConfig(
                host,
                port,
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                256 << 20,
                1024,
                65536,
                256L << 20,
                false);
    }

    /**
     * The same with other bounds of what may wait for the listener.
     *
     * @param count notifications
     * @param bytes their size on the wire; in memory a message takes about five times as much
     * @return a configuration
     */
    public NodeClientConfig withNotifications(int count, long bytes) {
        return new NodeClientConfig(
                host,
                port,
                network,
                deadline,
                backoffMin,
                backoffMax,
                maxMessageBytes,
                maxCallsWaiting,
                count,
                bytes,
                gzip);
    }

    /**
     * The same for one network only.
     *
     * @param expected network id without prefix
     * @return a configuration
     */
    public NodeClientConfig expecting(String expected) {
        return new NodeClientConfig(
                host,
                port,
                Optional.of(expected),
                deadline,
                backoffMin,
                backoffMax,
                maxMessageBytes,
                maxCallsWaiting,
                maxNotifications,
                maxNotificationBytes,
                gzip);
    }

    /**
     * The same with another deadline.
     *
     * @param longest longest wait for one call
     * @return a configuration
     */
    public NodeClientConfig withDeadline(Duration longest) {
        return new NodeClientConfig(
                host,
                port,
                network,
                longest,
                backoffMin,
                backoffMax,
                maxMessageBytes,
                maxCallsWaiting,
                maxNotifications,
                maxNotificationBytes,
                gzip);
    }

    /**
     * Address for messages.
     *
     * @return host:port
     */
    public String target() {
        return host + ":" + port;
    }
}
