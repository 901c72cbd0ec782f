package network.pyrin.noderpc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import network.pyrin.noderpc.wire.KaspadResponse;

/** Notifications of one session on their way to the listener, bounded in number and bytes. */
final class NotificationQueue {
    private final int maxCount;
    private final long maxBytes;
    private final ArrayDeque<KaspadResponse> queue = new ArrayDeque<>();
    private long bytes;
    private Optional<String> closed = Optional.empty();

    NotificationQueue(int maxCount, long maxBytes) {
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
    }

    /** Adds one; false if there is no room or the session is over. */
    synchronized boolean offer(KaspadResponse notification) {
        int size = notification.getSerializedSize();
        if (closed.isPresent() || queue.size() >= maxCount || (!queue.isEmpty() && bytes + size > maxBytes)) {
            return closed.isPresent();
        }
        queue.add(notification);
        bytes += size;
        notifyAll();
        return true;
    }

    /** Drops what waits and wakes the reader. The first reason given stays. */
    synchronized void close(String why) {
        if (closed.isEmpty()) {
            closed = Optional.of(why);
            queue.clear();
            bytes = 0;
            notifyAll();
        }
    }

    /** Why the session is over, if it is. */
    synchronized Optional<String> closed() {
        return closed;
    }

    /** The next notification; empty after a silence of that length or when the session is over. */
    synchronized Optional<KaspadResponse> take(Duration silence) throws InterruptedException {
        long end = System.nanoTime() + silence.toNanos();
        while (queue.isEmpty() && closed.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        Optional<KaspadResponse> next = Optional.ofNullable(queue.poll());
        next.ifPresent(notification -> bytes -= notification.getSerializedSize());
        return next;
    }
}
