package network.pyrin.simnet;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Waits in real time, until stopped. */
final class RealClock implements MiningClock {
    private static final long PACE_MILLIS = 10;

    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stopped;

    RealClock(InstantSource time) {
        this.time = time;
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Time that passes as fast as those who read the chain follow it.
     *
     * @param readersKeepUp asked again and again while it says no
     * @return a clock that stops with this one
     */
    MiningClock paced(BooleanSupplier readersKeepUp) {
        return _ -> {
            boolean going = waitUntil(0);
            while (going && !readersKeepUp.getAsBoolean()) {
                going = waitUntil(time.millis() + PACE_MILLIS);
            }
            return going;
        };
    }

    @Override
    public boolean waitUntil(long millis) {
        lock.lock();
        try {
            long left = millis - time.millis();
            while (!stopped && left > 0) {
                // A wake-up for any reason ends in looking again.
                left = changed.await(left, TimeUnit.MILLISECONDS) ? millis - time.millis() : 0;
            }
            return !stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
