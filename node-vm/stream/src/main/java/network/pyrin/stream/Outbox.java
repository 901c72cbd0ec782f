package network.pyrin.stream;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * What waits to be sent to one client: bounded in frames and bytes, newest figures replacing older ones. Thread-safe: the
 * hub puts in, the client's event loop takes out.
 */
final class Outbox {
    private final int framesMax;
    private final long bytesMax;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private long bytes;

    /**
     * Makes an empty outbox.
     *
     * @param framesMax most frames
     * @param bytesMax most bytes; a frame larger than this is taken when nothing else waits
     */
    Outbox(int framesMax, long bytesMax) {
        this.framesMax = framesMax;
        this.bytesMax = bytesMax;
    }

    /**
     * Puts a frame behind the others. Cost: O(waiting frames) for a replacing frame, else O(1).
     *
     * @param frame what to send
     * @return false if it does not fit and was left out
     */
    synchronized boolean offer(Frame frame) {
        frames.removeIf(older -> {
            boolean needless = frame.replaces(older);
            bytes -= needless ? older.bytes() : 0;
            return needless;
        });
        if (frames.size() >= framesMax || (!frames.isEmpty() && bytes + frame.bytes() > bytesMax)) {
            return false;
        }
        frames.addLast(frame);
        bytes += frame.bytes();
        return true;
    }

    /**
     * Takes the oldest frame.
     *
     * @return empty if nothing waits
     */
    synchronized Optional<Frame> poll() {
        Optional<Frame> next = Optional.ofNullable(frames.pollFirst());
        next.ifPresent(frame -> bytes -= frame.bytes());
        return next;
    }

    /**
     * Throws everything away.
     *
     * @return how many frames that were
     */
    synchronized int clear() {
        int count = frames.size();
        frames.clear();
        bytes = 0;
        return count;
    }

    /**
     * Whether nothing waits.
     *
     * @return true if empty
     */
    synchronized boolean isEmpty() {
        return frames.isEmpty();
    }
}
