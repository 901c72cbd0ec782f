package network.pyrin.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MuHashTest {
    private static final BigInteger PRIME =
            BigInteger.ONE.shiftLeft(3072).subtract(BigInteger.valueOf(Field3072.COMPLEMENT));

    @Test
    void theEmptySetHasItsCommitment() {
        assertThat(new MuHash().finish()).isEqualTo(MuHash.EMPTY);
    }

    @Test
    void vectorsAloneCumulativeAndRemovedAgain() {
        MuHash set = new MuHash();
        for (String[] row : Vectors.rows("muhash.txt")) {
            byte[] element = Vectors.hex(row[0]);
            assertThat(new MuHash().add(element).finish()).hasToString(row[1]);
            assertThat(set.add(element).finish()).hasToString(row[2]);
        }
        for (String[] row : Vectors.rows("muhash.txt")) {
            set.remove(Vectors.hex(row[0]));
        }
        assertThat(set.finish()).isEqualTo(MuHash.EMPTY);
    }

    @Test
    void addingAndRemovingInOneSetIsTheKnownCommitment() {
        MuHash set = new MuHash().add(element(0)).add(element(1)).remove(element(2));
        assertThat(set.finish()).hasToString("b557f7cfc13cf9abc31374832715e7bff2cf5859897523337a0ead9dde012974");
    }

    @Test
    void theSerialisedFormIsKnownAndReadsBack() {
        MuHash set = new MuHash().add(element(1)).add(element(2));
        byte[] serialized = set.serialize();
        assertThat(Bytes.wrap(serialized).toHex())
                .isEqualTo(Vectors.rows("muhash-serialized.txt").get(0)[0]);
        assertThat(MuHash.deserialize(serialized).finish()).isEqualTo(set.finish());
    }

    @Test
    void valuesFromThePrimeOnAreRefused() {
        byte[] bytes = new byte[MuHash.BYTES];
        Arrays.fill(bytes, (byte) 0xff);
        assertThatThrownBy(() -> MuHash.deserialize(bytes)).isInstanceOf(IllegalArgumentException.class);
        bytes[0] = (byte) 155;
        bytes[1] = 40;
        bytes[2] = (byte) 239;
        assertThatThrownBy(() -> MuHash.deserialize(bytes)).isInstanceOf(IllegalArgumentException.class);
        bytes[0] = (byte) 154;
        assertThat(MuHash.deserialize(bytes).serialize()).isEqualTo(bytes);
        assertThatThrownBy(() -> MuHash.deserialize(new byte[383])).isInstanceOf(IllegalArgumentException.class);
    }

    @TestFactory
    Stream<DynamicTest> orderAndGroupingDoNotMatter() {
        return Vectors.seeds(5, random -> {
            MuHash all = new MuHash();
            MuHash left = new MuHash();
            MuHash right = new MuHash();
            for (int i = 0; i < 60; i++) {
                byte[] element = Vectors.randomBytes(random, 100);
                boolean remove = random.nextInt(3) == 0;
                MuHash half = random.nextBoolean() ? left : right;
                if (remove) {
                    all.remove(element);
                    half.remove(element);
                } else {
                    all.add(element);
                    half.add(element);
                }
            }
            MuHash before = right.copy();
            assertThat(right.combine(left).finish()).isEqualTo(all.finish());
            assertThat(before.finish()).isNotEqualTo(right.finish());
        });
    }

    @TestFactory
    Stream<DynamicTest> fieldArithmetic() {
        return Vectors.seeds(10, random -> {
            for (int i = 0; i < 30; i++) {
                long[] a = number(random);
                long[] b = number(random);
                BigInteger expected = big(a).multiply(big(b)).mod(PRIME);
                long[] product = a.clone();
                Field3072.multiply(product, b);
                Field3072.reduce(product);
                assertThat(big(product)).isEqualTo(expected);
                long[] square = a.clone();
                Field3072.multiply(square, square);
                Field3072.reduce(square);
                assertThat(big(square)).isEqualTo(big(a).multiply(big(a)).mod(PRIME));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> inverses() {
        return Vectors.seeds(10, random -> {
            for (int i = 0; i < 30; i++) {
                long[] a =
                        switch (i % 5) {
                            case 0 -> limbs(BigInteger.ONE.shiftLeft(random.nextInt(3072)));
                            case 1 -> limbs(PRIME.subtract(BigInteger.ONE.shiftLeft(random.nextInt(3072))));
                            case 2 -> limbs(BigInteger.ONE.or(new BigInteger(random.nextInt(3072), random)));
                            default -> number(random);
                        };
                assertThat(big(Field3072.inverse(a))).isEqualTo(big(a).modInverse(PRIME));
            }
        });
    }

    @Test
    void zeroHasNoInverse() {
        assertThatThrownBy(() -> Field3072.inverse(limbs(PRIME))).isInstanceOf(ArithmeticException.class);
    }

    private static long[] limbs(BigInteger value) {
        long[] limbs = new long[Field3072.LIMBS];
        for (int i = 0; i < limbs.length; i++) {
            limbs[i] = value.shiftRight(64 * i).longValue();
        }
        return limbs;
    }

    /** Random values, and ones near the top of the range, where the reduction carries twice. */
    private static long[] number(Random random) {
        long[] value = new long[Field3072.LIMBS];
        boolean nearTop = random.nextInt(3) == 0;
        for (int i = 0; i < value.length; i++) {
            value[i] = nearTop ? -1 : random.nextLong();
        }
        value[0] = random.nextBoolean() ? random.nextLong() : -1 - random.nextInt(3_000_000);
        value[random.nextInt(value.length)] = random.nextLong();
        return value;
    }

    private static BigInteger big(long[] value) {
        byte[] little = Field3072.toBytes(value);
        byte[] bigEndian = new byte[little.length];
        for (int i = 0; i < little.length; i++) {
            bigEndian[i] = little[little.length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private static byte[] element(int first) {
        byte[] element = new byte[32];
        element[0] = (byte) first;
        return element;
    }
}
