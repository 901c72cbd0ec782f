package network.pyrin.chain;

import java.math.BigInteger;

/**
 * How much each block creates.
 *
 * <p>A constant until the deflationary phase, then 14 PYI a second, reduced every month by the twelfth root of one half, for 366
 * months. The monthly amount is split among the blocks of a second and rounded up. Thread-safe. Source: protocol 2.5.
 */
public final class Emission {
    /** Months of the deflationary phase; afterwards nothing is created. */
    public static final int MONTHS = 366;

    /** A month is a twelfth of 365.25 days. */
    public static final long SECONDS_PER_MONTH = 2_629_800;

    private static final long FIRST_MONTH_LEOR_PER_SECOND = 14 * ChainConstants.LEOR_PER_COIN;
    private static final int HALVING_MONTHS = 12;
    private static final long[] LEOR_PER_SECOND = monthlyTable();

    private final long deflationaryPhaseDaaScore;
    private final long preDeflationarySubsidy;
    private final long blocksPerSecond;
    private final long blocksPerMonth;

    /**
     * The emission of a network.
     *
     * @param params its parameters
     */
    public Emission(NetworkParams params) {
        this.deflationaryPhaseDaaScore = params.deflationaryPhaseDaaScore();
        this.preDeflationarySubsidy = params.preDeflationaryPhaseBaseSubsidy();
        this.blocksPerSecond = params.blocksPerSecond();
        this.blocksPerMonth = SECONDS_PER_MONTH * blocksPerSecond;
    }

    /** Entry i is the largest integer t with t ≤ 1.4e9 / 2^(i/12), found exactly: t^12 · 2^i ≤ 1.4e9^12. */
    private static long[] monthlyTable() {
        BigInteger bound = BigInteger.valueOf(FIRST_MONTH_LEOR_PER_SECOND).pow(HALVING_MONTHS);
        long[] table = new long[MONTHS];
        for (int month = 0; month < MONTHS; month++) {
            long guess = (long) (FIRST_MONTH_LEOR_PER_SECOND / Math.pow(2, month / (double) HALVING_MONTHS)) + 2;
            while (BigInteger.valueOf(guess)
                            .pow(HALVING_MONTHS)
                            .shiftLeft(month)
                            .compareTo(bound)
                    > 0) {
                guess--;
            }
            table[month] = guess;
        }
        return table;
    }

    /**
     * The amount for a second of a month, whatever the block rate.
     *
     * @param month from 0; 366 and more give 0
     * @return leor
     */
    public static long leorPerSecond(long month) {
        return month < MONTHS ? LEOR_PER_SECOND[Math.toIntExact(month)] : 0;
    }

    /**
     * What a block creates.
     *
     * @param daaScore the block's DAA score, unsigned
     * @return leor
     */
    public long subsidy(long daaScore) {
        return isDeflationary(daaScore)
                ? Math.ceilDiv(leorPerSecond(month(daaScore)), blocksPerSecond)
                : preDeflationarySubsidy;
    }

    /**
     * Whether the monthly reductions have begun.
     *
     * @param daaScore unsigned
     * @return true from the network's activation score on
     */
    public boolean isDeflationary(long daaScore) {
        return Long.compareUnsigned(daaScore, deflationaryPhaseDaaScore) >= 0;
    }

    /**
     * The month of the deflationary phase.
     *
     * @param daaScore unsigned, in the deflationary phase
     * @return from 0
     */
    public long month(long daaScore) {
        return Long.divideUnsigned(daaScore - deflationaryPhaseDaaScore, blocksPerMonth);
    }

    /**
     * When the subsidy changes next.
     *
     * @param daaScore unsigned
     * @return the first DAA score of the next period, unsigned
     */
    public long nextReductionDaaScore(long daaScore) {
        return isDeflationary(daaScore)
                ? deflationaryPhaseDaaScore + (month(daaScore) + 1) * blocksPerMonth
                : deflationaryPhaseDaaScore;
    }
}
