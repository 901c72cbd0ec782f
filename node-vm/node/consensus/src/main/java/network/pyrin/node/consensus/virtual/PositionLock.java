package network.pyrin.node.consensus.virtual;

import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/**
 * Keeps readers of the UTXO set from mixing two positions: the stored set moves with the sink, and a state's difference belongs to
 * one sink. Reads are optimistic and simply done again if the sink moved meanwhile; only after some failures they take the lock.
 */
final class PositionLock {
    private static final int OPTIMISTIC_READS_MAX = 3;

    private final StampedLock lock = new StampedLock();

    /**
     * Reads at one position.
     *
     * @param read may be called several times; must bear an inconsistent view, the result of which is thrown away
     */
    <T> T read(Supplier<T> read) {
        for (int i = 0; i < OPTIMISTIC_READS_MAX; i++) {
            long stamp = lock.tryOptimisticRead();
            if (stamp != 0) {
                T result = read.get();
                if (lock.validate(stamp)) {
                    return result;
                }
            }
        }
        return exclude(read);
    }

    /** Reads while the position cannot move. */
    <T> T exclude(Supplier<T> read) {
        long stamp = lock.readLock();
        try {
            return read.get();
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** Moves the position. */
    void write(Runnable move) {
        long stamp = lock.writeLock();
        try {
            move.run();
        } finally {
            lock.unlockWrite(stamp);
        }
    }
}
