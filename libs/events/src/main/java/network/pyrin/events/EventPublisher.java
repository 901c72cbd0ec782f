package network.pyrin.events;

import java.util.List;

/**
 * Sends events to everyone who listens. Implementations: Redis pub/sub on one machine, SNS in the cloud.
 *
 * <p>Called by one thread. Publishing is at least once: after a failure the caller may send the same events again.
 */
public interface EventPublisher extends AutoCloseable {
    /**
     * Sends events in order.
     *
     * @param events ascending in sequence
     * @throws EventTransportException if they may not have arrived; a later retry may help
     */
    void publish(List<? extends ChainEvent> events) throws EventTransportException;

    @Override
    void close();
}
