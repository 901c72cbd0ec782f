package network.pyrin.node.scriptengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Bytes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever bytes arrive, a script ends with a verdict, and asking twice gives the same one. */
class ScriptFuzzTest {
    private static final int SCRIPTS_PER_SEED = 2_000;

    @TestFactory
    Stream<DynamicTest> randomBytesEndInAVerdict() {
        return IntStream.range(0, 10)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random = new Random(seed);
                    for (int i = 0; i < SCRIPTS_PER_SEED; i++) {
                        byte[] unlocking = random(random, 40, Opcodes.OP_16);
                        byte[] locking = random(random, 60, 0xb2);
                        assertThat(Spending.FINAL.verify(unlocking, locking))
                                .isEqualTo(Spending.FINAL.verify(unlocking, locking));
                        long count = SigOpCounter.count(
                                Bytes.copyOf(unlocking), new ScriptPublicKey(0, Bytes.copyOf(locking)));
                        assertThat(count).isBetween(0L, 20L * locking.length);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> numbersSurviveEncoding() {
        return IntStream.range(0, 10)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random = new Random(seed);
                    for (int i = 0; i < SCRIPTS_PER_SEED; i++) {
                        long number = random.nextLong(-0x7fffffffL, 0x80000000L) >> random.nextInt(31);
                        assertThat(ScriptNumber.decode(ScriptNumber.encode(number)))
                                .isEqualTo(number);
                    }
                }));
    }

    /** Mostly opcodes up to a bound, so that scripts get somewhere, and now and then any byte. */
    private static byte[] random(RandomGenerator random, int lengthMax, int opcodeMax) {
        byte[] script = new byte[random.nextInt(lengthMax)];
        for (int i = 0; i < script.length; i++) {
            int kind = random.nextInt(10);
            script[i] = (byte)
                    (kind == 0
                            ? random.nextInt(256)
                            : kind < 5 ? random.nextInt(Opcodes.OP_1, Opcodes.OP_16) : random.nextInt(opcodeMax + 1));
        }
        return script;
    }
}
