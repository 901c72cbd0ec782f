package network.pyrin.simnet;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits in real time, until stopped. */
final class RealClock implements MiningClock {
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
