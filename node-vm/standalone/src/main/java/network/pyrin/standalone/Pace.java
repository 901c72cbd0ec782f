package network.pyrin.standalone;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How fast history may be mined: a stretch ahead of the read model, then not before the read model has come to its end, so
 * that it is live now and then instead of behind all the time. Asked by one thread.
 */
final class Pace implements BooleanSupplier {
    /** Blue score of a stretch. */
    static final long STRETCH = 500;

    private final LongSupplier mined;
    private final LongSupplier read;
    private boolean waiting;

    /**
     * Compares two ends of the chain.
     *
     * @param mined blue score of the node's sink
     * @param read blue score of the read model's
     */
    Pace(LongSupplier mined, LongSupplier read) {
        this.mined = mined;
        this.read = read;
    }

    @Override
    public boolean getAsBoolean() {
        long unread = mined.getAsLong() - read.getAsLong();
        waiting = unread > (waiting ? 0 : STRETCH);
        return !waiting;
    }
}
