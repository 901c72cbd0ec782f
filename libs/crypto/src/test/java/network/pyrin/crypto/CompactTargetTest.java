package network.pyrin.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CompactTargetTest {
    @Test
    void knownTargets() {
        assertThat(CompactTarget.toTarget(0x1d00ffff).toBigInteger())
                .isEqualTo(BigInteger.valueOf(0xffff).shiftLeft(208));
        assertThat(CompactTarget.toTarget(0x207fffff).toBigInteger())
                .isEqualTo(BigInteger.valueOf(0x7fffff).shiftLeft(232));
        assertThat(CompactTarget.toTarget(0x03123456)).isEqualTo(Uint256.ofLong(0x123456));
        assertThat(CompactTarget.toTarget(0x01123456)).isEqualTo(Uint256.ofLong(0x12));
        assertThat(CompactTarget.toTarget(0)).isEqualTo(Uint256.ZERO);
    }

    @Test
    void aSignBitGivesZero() {
        assertThat(CompactTarget.toTarget(0x1d800000)).isEqualTo(Uint256.ZERO);
        assertThat(CompactTarget.toTarget(0x03ffffff)).isEqualTo(Uint256.ZERO);
        assertThat(CompactTarget.toTarget(0x02ffffff)).isEqualTo(Uint256.ofLong(0xffff));
    }

    @Test
    void aHostileExponentWrapsTheShift() {
        // 8 · (35 - 3) = 256, which shifts by nothing; 8 · (0xff - 3) = 2016 = 7 · 256 + 224.
        assertThat(CompactTarget.toTarget(35 << 24 | 5)).isEqualTo(Uint256.ofLong(5));
        assertThat(CompactTarget.toTarget(0xff000001)).isEqualTo(Uint256.ONE.shiftLeft(224));
    }

    @TestFactory
    Stream<DynamicTest> compressingKeepsTheLeadingBits() {
        return Vectors.seeds(20, random -> {
            for (int i = 0; i < 500; i++) {
                BigInteger target = new BigInteger(random.nextInt(256), random);
                Uint256 back = CompactTarget.toTarget(CompactTarget.ofTarget(Uint256.ofBigInteger(target)));
                // Two bytes of mantissa are always kept, three where the sign bit stays clear.
                int lost = Math.max(0, (target.bitLength() / 8 + 1) * 8 - 24);
                assertThat(back.toBigInteger())
                        .isEqualTo(target.shiftRight(lost).shiftLeft(lost));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> workIsTheQuotientOfTheWholeRange() {
        return Vectors.seeds(20, random -> {
            for (int i = 0; i < 200; i++) {
                int bits = (12 + random.nextInt(22)) << 24 | 0x8000 | random.nextInt(0x7fffff);
                BigInteger target = CompactTarget.toTarget(bits).toBigInteger();
                BigInteger expected = BigInteger.ONE.shiftLeft(256).divide(target.add(BigInteger.ONE));
                assertThat(CompactTarget.work(bits).toBigInteger()).isEqualTo(expected);
            }
        });
    }

    @Test
    void workThatDoesNotFitIsAnError() {
        assertThatThrownBy(() -> CompactTarget.work(0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> CompactTarget.work(0x0800ffff)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theEasiestTargetCompresses() {
        assertThat(CompactTarget.ofTarget(CompactTarget.MAX_TARGET)).isEqualTo(0x207fffff);
        assertThat(CompactTarget.work(0x207fffff)).isEqualTo(Uint192.ofLong(2));
    }
}
