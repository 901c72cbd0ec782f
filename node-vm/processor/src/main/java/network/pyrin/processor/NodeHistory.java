package network.pyrin.processor;

import network.pyrin.crypto.Hash;

/**
 * Tells a node that takes in history from one that follows its network: its sink is old, and moves all the same. Who reads
 * along with such a node is not at the present, however close it follows. How far it is goes by block time, the only end of
 * that way that is known. Looked at about twice a second by the {@link Ticker}, read by anyone.
 */
final class NodeHistory {
    /** Age from which on a sink is old: the same from which on readers call a chain quiet ({@code views.Freshness}). */
    private static final long OLD_MILLIS = 60_000;

    /** Looks in a row that saw the sink move: one late block is no history. */
    private static final int MOVES_MIN = 4;

    /** Looks in a row without a move after which nothing more is expected. */
    private static final int STILL_MAX = 20;

    /** From the block time where the way began to the clock at the last look, which is its end, in milliseconds. */
    private record Way(long begun, long end) {}

    private static final Way NONE = new Way(0, 0);

    private Hash seen = Hash.ZERO;
    private int moves;
    private int still;
    private long begun;
    private volatile Way way = NONE;

    /** A look at the sink of a read model that follows its node. */
    synchronized void look(Hash sink, long timestamp, long nowMillis) {
        boolean moved = !sink.equals(seen) && !seen.equals(Hash.ZERO);
        seen = sink;
        if (nowMillis - timestamp <= OLD_MILLIS) {
            forget();
            return;
        }
        if (moves == 0) {
            begun = timestamp;
        }
        moves = moved ? moves + 1 : moves;
        still = moved ? 0 : still + 1;
        if (still >= STILL_MAX || (!moved && moves < MOVES_MIN)) {
            forget();
        } else if (moves >= MOVES_MIN) {
            way = new Way(begun, nowMillis);
        }
    }

    /** Nothing is known of the node any more, or it has arrived. */
    synchronized void forget() {
        moves = 0;
        still = 0;
        way = NONE;
    }

    boolean isTakenIn() {
        return way != NONE;
    }

    /** How much of the way is done, 0 to 1, for who is at this block time. */
    double fraction(long timestamp) {
        Way now = way;
        double length = Math.max(1, now.end() - now.begun());
        return Math.clamp((timestamp - now.begun()) / length, 0, 1);
    }
}
