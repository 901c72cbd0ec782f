package network.pyrin.eventsaws;

import java.time.Duration;

/** How a thread waits: a test's takes no time. */
@FunctionalInterface
interface Pauses {
    /** Waits. */
    void pause(Duration duration) throws InterruptedException;
}
