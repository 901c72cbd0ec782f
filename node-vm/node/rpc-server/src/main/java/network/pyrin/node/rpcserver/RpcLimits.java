package network.pyrin.node.rpcserver;

import java.time.Duration;

/**
 * How much one server and one connection may hold.
 *
 * @param maxConnections streams served at the same time; more are refused
 * @param maxMessageBytes largest request accepted. The original accepts 1 GiB; no honest request comes near this default
 * @param maxCallsWaiting calls of one connection received but not answered; no more are read meanwhile
 * @param maxCallBytesWaiting the same in bytes
 * @param maxNotifications notifications that may wait for a slow reader before it is disconnected
 * @param maxNotificationBytes the same in bytes
 * @param maxAnswerBytes bytes of answers that may wait for a slow reader; further answers wait
 * @param patience how long an answer waits for a slow reader before it is disconnected
 * @param maxAddresses addresses in one subscription, or in one call
 * @param maxEntries outputs or transactions in one answer
 * @param maxChainBlocks chain blocks in one answer about the selected chain, a page of it
 */
public record RpcLimits(
        int maxConnections,
        int maxMessageBytes,
        int maxCallsWaiting,
        long maxCallBytesWaiting,
        int maxNotifications,
        long maxNotificationBytes,
        long maxAnswerBytes,
        Duration patience,
        int maxAddresses,
        int maxEntries,
        int maxChainBlocks) {

    /**
     * For a public node: 128 connections as in the original.
     *
     * @return the defaults
     */
    public static RpcLimits standard() {
        return new RpcLimits(
                128,
                64 << 20,
                256,
                4 << 20,
                20_000,
                64L << 20,
                64L << 20,
                Duration.ofSeconds(60),
                100_000,
                1_000_000,
                50_000);
    }

    /**
     * The same with another number of connections.
     *
     * @param connections at least 1
     * @return limits
     */
    public RpcLimits withMaxConnections(int connections) {
        return new RpcLimits(
                connections,
                maxMessageBytes,
                maxCallsWaiting,
                maxCallBytesWaiting,
                maxNotifications,
                maxNotificationBytes,
                maxAnswerBytes,
                patience,
                maxAddresses,
                maxEntries,
                maxChainBlocks);
    }

    /**
     * The same with another number of addresses.
     *
     * @param addresses in one subscription or call, at least 1
     * @return limits
     */
    public RpcLimits withMaxAddresses(int addresses) {
        return new RpcLimits(
                maxConnections,
                maxMessageBytes,
                maxCallsWaiting,
                maxCallBytesWaiting,
                maxNotifications,
                maxNotificationBytes,
                maxAnswerBytes,
                patience,
                addresses,
                maxEntries,
                maxChainBlocks);
    }
}
