package network.pyrin.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.processor.FeeRule.Offer;
import network.pyrin.processor.FeeRule.Recent;
import network.pyrin.readmodel.FeesDocument;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FeeRuleTest {
    private static final long BLOCK = 500_000;

    private static FeesDocument estimate(List<Offer> waiting, Recent recent, double blocksPerSecond) {
        return FeeRule.estimate(waiting, recent, blocksPerSecond, BLOCK, 7);
    }

    @Test
    void anEmptyNetworkCostsTheMinimumAndOneBlock() {
        FeesDocument fees = estimate(List.of(), Recent.NONE, 2);
        for (FeesDocument.Bucket bucket : List.of(fees.priority(), fees.normal(), fees.low())) {
            assertThat(bucket).isEqualTo(new FeesDocument.Bucket(1, 0.5));
        }
        assertThat(fees.gramsPerSecond()).isEqualTo(2.0 * BLOCK);
        assertThat(FeesDocument.decode(fees.encode())).isEqualTo(fees);
    }

    @Test
    void aShortQueueCostsTheMinimum() {
        FeesDocument fees = estimate(Collections.nCopies(100, new Offer(2_000, 20_000)), Recent.NONE, 1);
        assertThat(fees.priority()).isEqualTo(new FeesDocument.Bucket(1, 1.4));
    }

    @Test
    void aLongQueueCostsWhatOutbidsThePartThatDoesNotFit() {
        // 3 blocks offer 10, 100 blocks offer 3; 1 block a second.
        List<Offer> waiting = new ArrayList<>(Collections.nCopies(3 * 250, new Offer(2_000, 20_000)));
        waiting.addAll(Collections.nCopies(100 * 250, new Offer(2_000, 6_000)));
        FeesDocument fees = estimate(waiting, Recent.NONE, 1);
        // Two blocks are full of tens.
        assertThat(fees.priority()).isEqualTo(new FeesDocument.Bucket(10.01, 1));
        // Sixty are full of tens and threes.
        assertThat(fees.normal()).isEqualTo(new FeesDocument.Bucket(3.01, 4));
        // Six hundred hold everything.
        assertThat(fees.low()).isEqualTo(new FeesDocument.Bucket(1, 104));
        assertThat(fees.waitingGrams()).isEqualTo(103 * BLOCK);
    }

    @Test
    void fullBlocksKeepTheirPrice() {
        List<Offer> paid = new ArrayList<>();
        for (int rate = 1; rate <= 100; rate++) {
            paid.add(new Offer(2_000, 2_000L * rate));
        }
        FeesDocument full = estimate(List.of(), new Recent(10, 9 * BLOCK, 9 * BLOCK, paid), 1);
        assertThat(full.priority().feeRate()).isEqualTo(90);
        assertThat(full.normal().feeRate()).isEqualTo(50);
        assertThat(full.low().feeRate()).isEqualTo(25);
        assertThat(full.fullness()).isCloseTo(0.9, within(1e-9));
        FeesDocument roomy = estimate(List.of(), new Recent(10, 7 * BLOCK, 7 * BLOCK, paid), 1);
        assertThat(roomy.priority().feeRate()).isEqualTo(1);
    }

    @Test
    void blocksThatRepeatEachOtherTakeLess() {
        FeesDocument fees = estimate(List.of(), new Recent(10, 4 * BLOCK, BLOCK, List.of()), 10);
        assertThat(fees.gramsPerSecond()).isEqualTo(2.5 * BLOCK);
    }

    @TestFactory
    Stream<DynamicTest> pricesAreOrderedAndServeInTime() {
        return LongStream.range(0, 30)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> ordered(new SplittableRandom(seed))));
    }

    private static void ordered(SplittableRandom random) {
        List<Offer> waiting = offers(random, random.nextInt(20_000));
        List<Offer> paid = offers(random, random.nextInt(500));
        long mass = random.nextLong(64 * BLOCK + 1);
        Recent recent = new Recent(64, mass, mass == 0 ? 0 : random.nextLong(mass) + 1, paid);
        double blocksPerSecond = 0.5 + random.nextDouble() * 10;
        FeesDocument fees = estimate(waiting, recent, blocksPerSecond);
        assertThat(fees.low().feeRate()).isGreaterThanOrEqualTo(FeeRule.MINIMUM);
        assertThat(fees.normal().feeRate()).isGreaterThanOrEqualTo(fees.low().feeRate());
        assertThat(fees.priority().feeRate())
                .isGreaterThanOrEqualTo(fees.normal().feeRate());
        assertThat(fees.priority().estimatedSeconds())
                .isLessThanOrEqualTo(fees.normal().estimatedSeconds());
        // What offers at least as much fits into what the bucket promises.
        double interval = 1 / blocksPerSecond;
        assertThat(ahead(waiting, fees.priority().feeRate()))
                .isLessThanOrEqualTo(fees.gramsPerSecond() * 2 * interval + 1);
        assertThat(ahead(waiting, fees.normal().feeRate())).isLessThanOrEqualTo(fees.gramsPerSecond() * 60 + 1);
    }

    private static double ahead(List<Offer> waiting, double rate) {
        // Rates are told in hundredths, so one that equals the told rate to rounding may be on either side.
        return waiting.stream()
                .filter(offer -> offer.rate() >= rate + 1e-9)
                .mapToLong(Offer::massGrams)
                .sum();
    }

    private static List<Offer> offers(SplittableRandom random, int count) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long mass = 1_000 + random.nextLong(99_000);
            offers.add(new Offer(mass, mass + random.nextLong(mass * 50)));
        }
        return offers;
    }
}
