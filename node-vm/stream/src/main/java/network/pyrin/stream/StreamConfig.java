package network.pyrin.stream;

import java.time.Duration;

/**
 * Limits of the stream service: everything a client can make grow has one.
 *
 * @param connectionsMax sockets at once; more are refused with 503
 * @param messageBytesMax longest client frame in bytes; a longer one closes the connection
 * @param messagesPer10Seconds client frames that carry something
 * @param emptyFramesPer10Seconds keep-alive frames without JSON: raw clients send one for each message they get
 * @param topicsMax topics per connection
 * @param outboxFramesMax frames waiting for one client
 * @param outboxBytesMax bytes waiting for one client; a single larger frame is still sent when nothing else waits
 * @param ringEventsMax recent events kept for resuming
 * @param ringBytesMax estimated bytes of these
 * @param overflowsMax how often a client may overflow its outbox before it is closed
 * @param slowCloseAfter how long a client may take nothing before it is closed
 * @param pingEvery pause between control pings
 * @param deadAfter silence after which a client is taken for gone
 * @param snapshotLoadsMax snapshots read at the same time
 * @param snapshotsPendingMax snapshots waiting to be read; more are refused with an error frame
 */
public record StreamConfig(
        int connectionsMax,
        int messageBytesMax,
        int messagesPer10Seconds,
        int emptyFramesPer10Seconds,
        int topicsMax,
        int outboxFramesMax,
        long outboxBytesMax,
        int ringEventsMax,
        long ringBytesMax,
        int overflowsMax,
        Duration slowCloseAfter,
        Duration pingEvery,
        Duration deadAfter,
        int snapshotLoadsMax,
        int snapshotsPendingMax) {

    /** What a service runs with unless told otherwise. */
    public static final StreamConfig DEFAULT = new StreamConfig(
            10_000,
            4_096,
            100,
            2_000,
            64,
            512,
            1L << 20,
            4_096,
            16L << 20,
            3,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(90),
            8,
            1_000);
}
