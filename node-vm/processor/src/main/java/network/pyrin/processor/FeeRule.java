package network.pyrin.processor;

import java.util.Comparator;
import java.util.List;
import network.pyrin.readmodel.FeesDocument;

/**
 * How much a transaction should pay, by one rule that {@code docs/data.md} tells too. Pure functions.
 *
 * <pre>
 *   capacity  = blocks a second × largest block mass × share of recent blocks' mass that was not a repetition
 *   price(T)  = just above the offer at which the waiting mass, best offers first, exceeds capacity · T;
 *               the minimum if all of it fits
 *   floor(p)  = where recent blocks are full to 4/5 or more: the offer that a share p of their mass did not exceed
 *   priority  = max(price(two blocks), floor(0.9)),  normal = max(price(60 s), floor(0.5)),  low = max(price(600 s), floor(0.25))
 *   estimated = one block interval + waiting mass that offers as much or more / capacity
 * </pre>
 *
 * <p>The first part is what must be outbid of what waits now; the second what keeps coming: full blocks with an empty
 * mempool between them still have a price.
 */
final class FeeRule {
    /** Leor per gram that every node asks for. Source: protocol 6.8. */
    static final double MINIMUM = 1.0;

    /** From here on recent blocks count as full. */
    static final double FULL = 0.8;

    private static final double NORMAL_SECONDS = 60;
    private static final double LOW_SECONDS = 600;
    private static final double STEP = 0.01;

    private FeeRule() {}

    /**
     * What a transaction weighs and offers.
     *
     * @param massGrams compute mass, above 0
     * @param feeLeor what it pays
     */
    record Offer(long massGrams, long feeLeor) {
        double rate() {
            return (double) feeLeor / massGrams;
        }
    }

    /**
     * The recent blocks together.
     *
     * @param blocks how many
     * @param massGrams of their transactions, coinbases left out
     * @param distinctMassGrams the same, each transaction once: blocks side by side repeat each other
     * @param paid offers of those whose fee is known
     */
    record Recent(int blocks, long massGrams, long distinctMassGrams, List<Offer> paid) {
        static final Recent NONE = new Recent(0, 0, 0, List.of());
    }

    /**
     * The prices.
     *
     * @param waiting everything that waits, in any order
     * @param recent the last blocks
     * @param blocksPerSecond lately; above 0
     * @param blockMassMax most mass in a block
     * @param nowMillis milliseconds since the epoch
     * @return priority ≥ normal ≥ low ≥ {@link #MINIMUM}
     */
    static FeesDocument estimate(
            List<Offer> waiting, Recent recent, double blocksPerSecond, long blockMassMax, long nowMillis) {
        List<Offer> best = waiting.stream()
                .sorted(Comparator.comparingDouble(Offer::rate).reversed())
                .toList();
        double distinct = recent.massGrams() == 0 ? 1 : (double) recent.distinctMassGrams() / recent.massGrams();
        double capacity = blocksPerSecond * blockMassMax * distinct;
        double fullness = recent.blocks() == 0
                ? 0
                : Math.min(1, (double) recent.massGrams() / (recent.blocks() * (double) blockMassMax));
        List<Offer> paid = fullness < FULL
                ? List.of()
                : recent.paid().stream()
                        .sorted(Comparator.comparingDouble(Offer::rate))
                        .toList();
        double interval = 1 / blocksPerSecond;
        double low = Math.max(price(best, capacity * LOW_SECONDS), floor(paid, 0.25));
        double normal = Math.max(low, Math.max(price(best, capacity * NORMAL_SECONDS), floor(paid, 0.5)));
        double priority = Math.max(normal, Math.max(price(best, capacity * 2 * interval), floor(paid, 0.9)));
        return new FeesDocument(
                nowMillis,
                MINIMUM,
                bucket(priority, best, capacity, interval),
                bucket(normal, best, capacity, interval),
                bucket(low, best, capacity, interval),
                waiting.stream().mapToLong(Offer::massGrams).sum(),
                capacity,
                fullness);
    }

    private static double price(List<Offer> best, double roomGrams) {
        double ahead = 0;
        for (Offer offer : best) {
            ahead += offer.massGrams();
            if (ahead > roomGrams) {
                return Math.max(MINIMUM, up(offer.rate()));
            }
        }
        return MINIMUM;
    }

    /** The offer that a share of the mass does not exceed; the minimum without any. */
    private static double floor(List<Offer> ascending, double share) {
        double wanted = share * ascending.stream().mapToLong(Offer::massGrams).sum();
        double below = 0;
        for (Offer offer : ascending) {
            below += offer.massGrams();
            if (below >= wanted) {
                return Math.max(MINIMUM, Math.ceil(offer.rate() / STEP) * STEP);
            }
        }
        return MINIMUM;
    }

    /** The next hundredth above: equal offers are served in no order that could be counted on. */
    private static double up(double rate) {
        return (Math.floor(rate / STEP) + 1) * STEP;
    }

    private static FeesDocument.Bucket bucket(double rate, List<Offer> best, double capacity, double interval) {
        double ahead = best.stream()
                .takeWhile(offer -> offer.rate() >= rate)
                .mapToLong(Offer::massGrams)
                .sum();
        return new FeesDocument.Bucket(hundredths(rate), hundredths(interval + ahead / capacity));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
