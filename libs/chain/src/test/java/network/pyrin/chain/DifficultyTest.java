package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DifficultyTest {
    private static final NetworkParams DEVNET = NetworkParams.of(NetworkId.DEVNET);

    @Test
    void knownDifficulties() {
        assertThat(Difficulty.of(0x207fffff, DEVNET)).isBetween(1.0, 1.000001);
        assertThat(Difficulty.of(0x1e7fffff, DEVNET)).isBetween(65536.0, 65536.01);
        assertThat(Difficulty.of(0x20800000, DEVNET)).isInfinite();
    }

    @TestFactory
    Stream<DynamicTest> targetsAreExact() {
        return Seeds.each(20, random -> {
            int exponent = 3 + random.nextInt(29);
            int mantissa = 0x10000 + random.nextInt(0x7f0000);
            BigInteger target = BigInteger.valueOf(mantissa).shiftLeft(8 * (exponent - 3));
            double expected = DEVNET.maxDifficultyTargetF64() / new BigDecimal(target).doubleValue();
            assertThat(Difficulty.of(exponent << 24 | mantissa, DEVNET)).isEqualTo(expected);
        });
    }

    @Test
    void levelsCountLeadingZeroBits() {
        assertThat(BlockLevel.of(Hash.ZERO, 250)).isEqualTo(250);
        assertThat(BlockLevel.of(Hash.ofHex("01" + "00".repeat(31)), 250)).isEqualTo(249);
        assertThat(BlockLevel.of(Hash.ofHex("00" + "01" + "00".repeat(30)), 250))
                .isEqualTo(241);
        assertThat(BlockLevel.of(Hash.ofHex("ff".repeat(32)), 250)).isZero();
        assertThat(BlockLevel.of(Hash.ofHex("ff".repeat(31) + "01"), 250)).isEqualTo(1);
        assertThat(BlockLevel.of(Hash.ofHex("00".repeat(31) + "80"), 225)).isZero();
    }

    @TestFactory
    Stream<DynamicTest> levelsAgreeWithBigIntegers() {
        return Seeds.each(20, random -> {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            java.util.Arrays.fill(bytes, random.nextInt(33), 32, (byte) 0);
            byte[] reversed = new byte[32];
            for (int i = 0; i < 32; i++) {
                reversed[31 - i] = bytes[i];
            }
            int bits = new BigInteger(1, reversed).bitLength();
            assertThat(BlockLevel.of(Hash.of(bytes), 225)).isEqualTo(Math.max(0, 225 - bits));
        });
    }
}
