package network.pyrin.chain;

/** Numbers that are the same on every network. Source: protocol 1.6 (consensus/core/src/constants.rs). */
public final class ChainConstants {
    /** Leor in one PYI. */
    public static final long LEOR_PER_COIN = 100_000_000;

    /** More leor than can ever exist: a bound for single amounts and sums. */
    public static final long AMOUNT_MAX = 1_000_000_000 * LEOR_PER_COIN;

    /** The only valid version of blocks other than genesis. */
    public static final int BLOCK_VERSION = 1;

    /** The only valid version of transactions. */
    public static final int TRANSACTION_VERSION = 0;

    /** The highest version of locking scripts that has a meaning. */
    public static final int SCRIPT_PUBLIC_KEY_VERSION_MAX = 0;

    /** Lock times below are DAA scores, others milliseconds since the epoch. */
    public static final long LOCK_TIME_THRESHOLD = 500_000_000_000L;

    /** A sequence that switches an input's locks off: 2^64-1. */
    public static final long SEQUENCE_FINAL = -1L;

    /** The bits of a sequence that hold a relative lock, in DAA scores. */
    public static final long SEQUENCE_LOCK_MASK = 0xffffffffL;

    /** The bit of a sequence that switches its relative lock off. */
    public static final long SEQUENCE_LOCK_DISABLED = 1L << 63;

    /** Stands for the DAA score of outputs that no block has accepted yet: 2^64-1. */
    public static final long UNACCEPTED_DAA_SCORE = -1L;

    private ChainConstants() {}
}
