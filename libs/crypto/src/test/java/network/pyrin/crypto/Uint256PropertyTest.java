package network.pyrin.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The wide integers against {@link BigInteger}. */
class Uint256PropertyTest {
    private static final int SEEDS = 40;
    private static final int ROUNDS = 200;
    private static final BigInteger TOP = BigInteger.ONE.shiftLeft(256);

    @TestFactory
    Stream<DynamicTest> additionAndSubtraction() {
        return rounds(random -> {
            BigInteger a = number(random, 256);
            BigInteger b = number(random, 256);
            Uint256 x = Uint256.ofBigInteger(a);
            Uint256 y = Uint256.ofBigInteger(b);
            assertThat(Integer.signum(x.compareTo(y))).isEqualTo(a.compareTo(b));
            if (a.add(b).compareTo(TOP) < 0) {
                assertThat(x.plus(y).toBigInteger()).isEqualTo(a.add(b));
            } else {
                assertThatThrownBy(() -> x.plus(y)).isInstanceOf(ArithmeticException.class);
            }
            if (a.compareTo(b) >= 0) {
                assertThat(x.minus(y).toBigInteger()).isEqualTo(a.subtract(b));
            } else {
                assertThatThrownBy(() -> x.minus(y)).isInstanceOf(ArithmeticException.class);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> multiplicationAndDivision() {
        return rounds(random -> {
            BigInteger a = number(random, 256);
            BigInteger b = number(random, 256).max(BigInteger.ONE);
            BigInteger f = number(random, 64);
            BigInteger d = number(random, 64).max(BigInteger.ONE);
            Uint256 x = Uint256.ofBigInteger(a);
            assertThat(x.dividedBy(Uint256.ofBigInteger(b)).toBigInteger()).isEqualTo(a.divide(b));
            assertThat(x.dividedBy(d.longValue()).toBigInteger()).isEqualTo(a.divide(d));
            assertThat(x.scaled(f.longValue(), d.longValue()).toBigInteger())
                    .isEqualTo(a.multiply(f).divide(d).min(TOP.subtract(BigInteger.ONE)));
            if (a.multiply(f).compareTo(TOP) < 0) {
                assertThat(x.times(f.longValue()).toBigInteger()).isEqualTo(a.multiply(f));
            } else {
                assertThatThrownBy(() -> x.times(f.longValue())).isInstanceOf(ArithmeticException.class);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shiftsAndBytes() {
        return rounds(random -> {
            BigInteger a = number(random, 256);
            Uint256 x = Uint256.ofBigInteger(a);
            int count = random.nextInt(600);
            assertThat(x.shiftLeft(count).toBigInteger())
                    .isEqualTo(a.shiftLeft(count % 256).mod(TOP));
            assertThat(x.shiftRight(count).toBigInteger()).isEqualTo(a.shiftRight(count % 256));
            assertThat(x.bitLength()).isEqualTo(a.bitLength());
            assertThat(x.not().toBigInteger())
                    .isEqualTo(TOP.subtract(BigInteger.ONE).subtract(a));
            assertThat(Uint256.ofLittleEndian(x.toLittleEndian())).isEqualTo(x);
            assertThat(Uint256.ofBigEndian(x.toBigEndian())).isEqualTo(x);
            assertThat(Uint256.ofHash(x.toHash())).isEqualTo(x);
            assertThat(x.toDouble()).isEqualTo(a.doubleValue());
            assertThat(x.toHex()).isEqualTo(a.toString(16));
        });
    }

    @TestFactory
    Stream<DynamicTest> work192() {
        return rounds(random -> {
            BigInteger a = number(random, 192);
            BigInteger b = number(random, 192);
            Uint192 x = Uint256.ofBigInteger(a).toUint192();
            Uint192 y = Uint256.ofBigInteger(b).toUint192();
            assertThat(Integer.signum(x.compareTo(y))).isEqualTo(a.compareTo(b));
            if (a.add(b).bitLength() <= 192) {
                assertThat(x.plus(y).toBigInteger()).isEqualTo(a.add(b));
                assertThat(x.plus(y).minus(y)).isEqualTo(x);
            } else {
                assertThatThrownBy(() -> x.plus(y)).isInstanceOf(ArithmeticException.class);
            }
            assertThat(Uint192.ofBigEndian(x.toTrimmedBigEndian())).isEqualTo(x);
            assertThat(Uint192.ofHex(x.toHex())).isEqualTo(x);
        });
    }

    @TestFactory
    Stream<DynamicTest> averagesOfTargets() {
        return rounds(random -> {
            TargetSum sum = new TargetSum();
            BigInteger expected = BigInteger.ZERO;
            int count = 1 + random.nextInt(30);
            for (int i = 0; i < count; i++) {
                BigInteger target = number(random, 256);
                expected = expected.add(target);
                sum.add(Uint256.ofBigInteger(target));
            }
            BigInteger extra = number(random, 256);
            sum.add(Uint256.ofBigInteger(extra)).subtract(Uint256.ofBigInteger(extra));
            assertThat(sum.average(count).toBigInteger()).isEqualTo(expected.divide(BigInteger.valueOf(count)));
        });
    }

    @Test
    void divisionByZeroIsAnError() {
        assertThatThrownBy(() -> Uint256.MAX.dividedBy(0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Uint256.MAX.dividedBy(Uint256.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Uint256.MAX.scaled(1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void narrowingKeepsTheValueOrFails() {
        assertThat(Uint256.of(new Uint192(1, 2, 3)).toUint192()).isEqualTo(new Uint192(1, 2, 3));
        assertThatThrownBy(() -> Uint256.MAX.toUint192()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Uint256.ofBigEndian(new byte[33])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Uint256.ofBigInteger(TOP)).isInstanceOf(ArithmeticException.class);
    }

    private static Stream<DynamicTest> rounds(Vectors.SeededTest test) {
        return Vectors.seeds(SEEDS, random -> {
            for (int i = 0; i < ROUNDS; i++) {
                test.run(random);
            }
        });
    }

    /** Numbers of all lengths, and often ones with runs of ones and zeros, where carries run far. */
    private static BigInteger number(Random random, int bits) {
        BigInteger value = new BigInteger(random.nextInt(bits + 1), random);
        return switch (random.nextInt(4)) {
            case 0 -> BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).subtract(value.shiftRight(bits / 2));
            case 1 -> BigInteger.ONE.shiftLeft(random.nextInt(bits));
            default -> value;
        };
    }
}
