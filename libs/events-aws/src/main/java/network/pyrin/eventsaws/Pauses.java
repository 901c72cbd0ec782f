package network.pyrin.eventsaws;

import java.time.Duration;

/** How a thread waits: a test's takes no time. */
@FunctionalInterface
public interface Pauses {
    /**
     * Waits.
     *
     * @param duration how long
     * @throws InterruptedException if the thread is to stop
     */
    void pause(Duration duration) throws InterruptedException;
}
