package network.pyrin.simnet;

/** The time that blocks carry, and how one waits for it. Used by one thread. */
interface MiningClock {
    /**
     * Waits until a moment.
     *
     * @param millis milliseconds since the epoch
     * @return false if the chain is being stopped
     */
    boolean waitUntil(long millis);

    /** Time that passes as fast as the work is done. */
    static MiningClock virtual() {
        return _ -> !Thread.currentThread().isInterrupted();
    }
}
