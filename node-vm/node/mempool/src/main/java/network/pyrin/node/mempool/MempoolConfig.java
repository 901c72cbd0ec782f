package network.pyrin.node.mempool;

import java.time.Duration;
import network.pyrin.chain.NetworkParams;

/**
 * The limits of a mempool.
 *
 * @param transactionsMax most transactions waiting
 * @param readyTransactionsMax most transactions offered to one template
 * @param orphansMax most orphans
 * @param orphanMassMaxGrams largest compute mass of an orphan
 * @param expiry how long a transaction from a peer, or an orphan, may wait
 * @param acceptedMemory how long accepted ids are remembered
 * @param scanInterval how often what is too old is looked for
 * @param millisPerDaaScore intended time between DAA scores: ages count both in DAA score and on the clock
 * @param templateMassMaxGrams most mass in a template
 */
public record MempoolConfig(
        int transactionsMax,
        int readyTransactionsMax,
        int orphansMax,
        long orphanMassMaxGrams,
        Duration expiry,
        Duration acceptedMemory,
        Duration scanInterval,
        long millisPerDaaScore,
        long templateMassMaxGrams) {

    /**
     * The limits everyone uses. Source: protocol 7.1.
     *
     * @param params the network
     * @return its limits
     */
    public static MempoolConfig of(NetworkParams params) {
        return new MempoolConfig(
                1_000_000,
                50_000,
                50,
                100_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                Duration.ofSeconds(10),
                params.targetTimePerBlockMillis(),
                params.maxBlockMass());
    }

    /**
     * The same limits with fewer places.
     *
     * @param transactions most transactions waiting
     * @param orphans most orphans
     * @return other limits
     */
    public MempoolConfig withPlaces(int transactions, int orphans) {
        return new MempoolConfig(
                transactions,
                readyTransactionsMax,
                orphans,
                orphanMassMaxGrams,
                expiry,
                acceptedMemory,
                scanInterval,
                millisPerDaaScore,
                templateMassMaxGrams);
    }

    long daaScores(Duration duration) {
        return duration.toMillis() / millisPerDaaScore;
    }
}
