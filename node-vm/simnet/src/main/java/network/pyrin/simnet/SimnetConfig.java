package network.pyrin.simnet;

/**
 * How lively the chain is.
 *
 * @param blocksPerSecond rate of blocks found in real time, 0 where others mine
 * @param transactionsPerSecond rate of transactions, 0 for none
 * @param historyBlocks blocks that a chain has at least before it lives in real time, 0 for none
 * @param habits how miners and wallets behave
 */
public record SimnetConfig(
        double blocksPerSecond, double transactionsPerSecond, int historyBlocks, MinerHabits habits) {
    /** Highest rate a single machine is asked for. */
    public static final double BLOCKS_PER_SECOND_MAX = 10;

    /** Rejects what cannot work. */
    public SimnetConfig {
        if (!(blocksPerSecond >= 0) || blocksPerSecond > BLOCKS_PER_SECOND_MAX) {
            throw new IllegalArgumentException(
                    "the block rate must lie between 0 and " + BLOCKS_PER_SECOND_MAX + ", not " + blocksPerSecond);
        }
        if (!(transactionsPerSecond >= 0) || historyBlocks < 0) {
            throw new IllegalArgumentException("traffic and history cannot be negative");
        }
    }

    /** Blocks of history mined in one go, before anybody reads the chain. */
    public static final int FIRST_HISTORY_BLOCKS = 2_400;

    /**
     * What {@code ./pyrin up} runs: two blocks and three transactions a second, 2,400 blocks of history.
     *
     * @return the standard life
     */
    public static SimnetConfig standard() {
        return new SimnetConfig(2, 3, FIRST_HISTORY_BLOCKS, MinerHabits.standard());
    }
}
