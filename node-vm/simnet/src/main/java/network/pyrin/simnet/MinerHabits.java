package network.pyrin.simnet;

/**
 * How the built-in miners and wallets behave.
 *
 * @param miners number of miners, each paid to a wallet of its own
 * @param wallets number of wallets that trade, at least as many as miners
 * @param delayMillisMin shortest time between template and submission
 * @param delayMillisMax longest time between template and submission, exclusive
 * @param withholdEvery on average one block in so many is withheld
 * @param withholdUntil a withheld block is submitted when so many others were; above k it becomes red
 * @param conflictEvery on average one transaction in so many is a pair of conflicting ones in parallel blocks
 * @param historyIntervalMillis time between blocks of the history
 */
public record MinerHabits(
        int miners,
        int wallets,
        int delayMillisMin,
        int delayMillisMax,
        int withholdEvery,
        int withholdUntil,
        int conflictEvery,
        int historyIntervalMillis) {
    /** Rejects what cannot work. */
    public MinerHabits {
        if (miners < 1 || wallets < miners || wallets > CoinBook.WALLETS_MAX) {
            throw new IllegalArgumentException("there must be a wallet for each miner, and at most "
                    + CoinBook.WALLETS_MAX + ", not " + wallets + " for " + miners);
        }
        if (delayMillisMin < 0 || delayMillisMax <= delayMillisMin) {
            throw new IllegalArgumentException(
                    "the delays must be a range, not " + delayMillisMin + " to " + delayMillisMax);
        }
        if (withholdEvery < 1 || withholdUntil < 1 || conflictEvery < 1 || historyIntervalMillis < 1) {
            throw new IllegalArgumentException("frequencies and intervals must be positive");
        }
    }

    /**
     * Four miners, twelve wallets, delays that leave about two blocks in parallel at two blocks a second.
     *
     * @return the standard behaviour
     */
    public static MinerHabits standard() {
        return new MinerHabits(4, 12, 100, 1_300, 500, 130, 40, 500);
    }
}
