package network.pyrin.chain;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One test per seed, the seed in its name. */
final class Seeds {
    private Seeds() {}

    static Stream<DynamicTest> each(int count, Consumer<RandomGenerator> test) {
        return LongStream.range(0, count)
                .mapToObj(
                        seed -> DynamicTest.dynamicTest("seed " + seed, () -> test.accept(new SplittableRandom(seed))));
    }
}
