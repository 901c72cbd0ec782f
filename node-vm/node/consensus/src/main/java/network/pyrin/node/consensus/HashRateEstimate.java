package network.pyrin.node.consensus;

/** The network's hash rate over a window of blocks, or why it cannot be told. */
public sealed interface HashRateEstimate {
    /** Fewer blocks say too little. Source: rusty-kaspa consensus/src/processes/difficulty.rs (behaviour). */
    int WINDOW_MIN = 1000;

    /**
     * The rate.
     *
     * @param hashesPerSecond unsigned
     */
    record Estimated(long hashesPerSecond) implements HashRateEstimate {}

    /** The starting block is not known. */
    record UnknownBlock() implements HashRateEstimate {}

    /** The window's walk begins at the chain's end: genesis has no past. */
    record NoWindow() implements HashRateEstimate {}

    /**
     * The window is too small, as asked for or because the chain is young.
     *
     * @param blocks how many blocks it has
     */
    record WindowTooSmall(int blocks) implements HashRateEstimate {}

    /** All blocks of the window have one timestamp. */
    record SameTimestamps() implements HashRateEstimate {}
}
