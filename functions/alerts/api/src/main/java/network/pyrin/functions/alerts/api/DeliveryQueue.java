package network.pyrin.functions.alerts.api;

/**
 * Where deliveries wait until someone takes them out and calls {@link Deliverer#attempt}: SQS in the cloud, MongoDB on one
 * machine. What was put in survives a crash, and comes out at least once. Thread-safe.
 */
@FunctionalInterface
public interface DeliveryQueue {
    /**
     * Puts a delivery in, to be taken out at once.
     *
     * @param delivery which one; putting it in twice is harmless
     * @throws RuntimeException if it is not in the queue; whoever asked must expect that, the sweep tries again
     */
    void put(DeliveryRef delivery);
}
