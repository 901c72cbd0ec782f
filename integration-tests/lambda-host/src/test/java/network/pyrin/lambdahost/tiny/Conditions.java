package network.pyrin.lambdahost.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what becomes true in another process. */
public final class Conditions {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    private Conditions() {}

    /**
     * Waits until it holds; fails after a minute.
     *
     * @param what for the message
     * @param holds looked at again and again
     */
    public static void await(String what, BooleanSupplier holds) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("never came true: %s", what).isLessThan(giveUp);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
