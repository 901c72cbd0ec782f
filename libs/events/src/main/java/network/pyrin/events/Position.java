package network.pyrin.events;

/**
 * A place in the stream of events: which read model, and how far in it.
 *
 * <p>It serves as resume token and as the version of a snapshot: a snapshot at {@code s} already contains every event of
 * the same epoch up to {@code s}.
 *
 * @param epoch identity of the read model: a new one with every re-index or new database; 1 to 64 printable characters
 * @param sequence number of the event within the epoch, not negative; 0 is before the first event
 */
public record Position(String epoch, long sequence) {
    /** Longest epoch in characters. */
    public static final int EPOCH_LENGTH_MAX = 64;

    /** Checks shape and range. */
    public Position {
        if (epoch.isEmpty() || epoch.length() > EPOCH_LENGTH_MAX) {
            throw new IllegalArgumentException("an epoch has 1 to 64 characters, not " + epoch.length());
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("negative sequence: " + sequence);
        }
    }

    /**
     * The place right after this one.
     *
     * @return the same epoch, one number on
     */
    public Position next() {
        return new Position(epoch, Math.addExact(sequence, 1));
    }

    /**
     * Whether an event here directly follows another place: nothing was missed between them.
     *
     * @param previous the last place known
     * @return true in the same epoch and exactly one number on
     */
    public boolean follows(Position previous) {
        return epoch.equals(previous.epoch) && sequence == previous.sequence + 1;
    }
}
