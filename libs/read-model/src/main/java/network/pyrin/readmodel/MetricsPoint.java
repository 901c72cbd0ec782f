package network.pyrin.readmodel;

import org.bson.Document;

/**
 * Sums over the chain blocks whose time falls into one bucket, with what they merge and accept. Sums, so that a reorg is
 * taken back exactly by subtracting.
 *
 * @param timestamp begin of the bucket, milliseconds since the epoch
 * @param chainBlocks chain blocks
 * @param blues blues merged by them, selected parents included
 * @param reds reds merged by them
 * @param transactions transactions accepted, coinbases left out
 * @param fees fees of those whose fee is known, leor
 * @param difficultySum difficulties of the chain blocks, each rounded to a {@code float} so that the sum is exact
 * @param daaScoreSum DAA scores of the chain blocks
 * @param blueScoreSum blue scores of the chain blocks
 */
public record MetricsPoint(
        long timestamp,
        long chainBlocks,
        long blues,
        long reds,
        long transactions,
        long fees,
        double difficultySum,
        long daaScoreSum,
        long blueScoreSum) {
    /**
     * A bucket with nothing in it.
     *
     * @param timestamp begin of the bucket, milliseconds since the epoch
     * @return zeros
     */
    public static MetricsPoint empty(long timestamp) {
        return new MetricsPoint(timestamp, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Blocks merged, of either colour.
     *
     * @return a count
     */
    public long blocks() {
        return Math.addExact(blues, reds);
    }

    /**
     * Mean difficulty over the chain blocks.
     *
     * @return times the easiest target; 0 for an empty bucket
     */
    public double difficulty() {
        return chainBlocks == 0 ? 0 : difficultySum / chainBlocks;
    }

    /**
     * Adds another point's sums.
     *
     * @param other same bucket, negative counts for what left the chain
     * @return the sum
     */
    public MetricsPoint plus(MetricsPoint other) {
        return new MetricsPoint(
                timestamp,
                chainBlocks + other.chainBlocks,
                blues + other.blues,
                reds + other.reds,
                transactions + other.transactions,
                Math.addExact(fees, other.fees),
                difficultySum + other.difficultySum,
                daaScoreSum + other.daaScoreSum,
                blueScoreSum + other.blueScoreSum);
    }

    /**
     * The same sums with opposite sign.
     *
     * @return for taking a chain block back
     */
    public MetricsPoint negated() {
        return new MetricsPoint(
                timestamp,
                -chainBlocks,
                -blues,
                -reds,
                -transactions,
                Math.negateExact(fees),
                -difficultySum,
                -daaScoreSum,
                -blueScoreSum);
    }

    /**
     * Writes the sums; the time is told by where the point is stored.
     *
     * @return a fresh document
     */
    public Document encode() {
        return new Document("chainBlocks", chainBlocks)
                .append("blues", blues)
                .append("reds", reds)
                .append("transactions", transactions)
                .append("fees", fees)
                .append("difficultySum", difficultySum)
                .append("daaScoreSum", daaScoreSum)
                .append("blueScoreSum", blueScoreSum);
    }

    /**
     * Reads the sums.
     *
     * @param timestamp begin of the bucket, milliseconds since the epoch
     * @param document as written by {@link #encode}
     * @return the point
     */
    public static MetricsPoint decode(long timestamp, Document document) {
        return new MetricsPoint(
                timestamp,
                Fields.number(document, "chainBlocks"),
                Fields.number(document, "blues"),
                Fields.number(document, "reds"),
                Fields.number(document, "transactions"),
                Fields.number(document, "fees"),
                Fields.real(document, "difficultySum"),
                Fields.number(document, "daaScoreSum"),
                Fields.number(document, "blueScoreSum"));
    }
}
