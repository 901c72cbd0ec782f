package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmissionTest {
    private static final Emission MAINNET = new Emission(NetworkParams.of(NetworkId.MAINNET));
    private static final Emission SIMNET = new Emission(NetworkParams.of(NetworkId.SIMNET));
    private static final long MONTH = Emission.SECONDS_PER_MONTH;
    private static final long START = 15_519_600;

    @Test
    void everyMonthIsExact() throws IOException {
        long[] table;
        try (InputStream in = Objects.requireNonNull(EmissionTest.class.getResourceAsStream("emission.csv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            table = Stream.of(text.split("[,\n]")).mapToLong(Long::parseLong).toArray();
        }
        assertThat(table).hasSize(Emission.MONTHS);
        for (int month = 0; month < table.length; month++) {
            assertThat(MAINNET.subsidy(START + month * MONTH)).isEqualTo(table[month]);
            assertThat(MAINNET.subsidy(START + (month + 1) * MONTH - 1)).isEqualTo(table[month]);
            assertThat(SIMNET.subsidy(10 * (START + month * MONTH))).isEqualTo((table[month] + 9) / 10);
        }
    }

    @Test
    void edges() {
        assertThat(MAINNET.subsidy(0)).isEqualTo(1_700_000_000);
        assertThat(MAINNET.subsidy(START - 1)).isEqualTo(1_700_000_000);
        assertThat(MAINNET.subsidy(25_883_292)).isEqualTo(1_177_254_981);
        assertThat(MAINNET.subsidy(START + 365 * MONTH)).isZero();
        assertThat(MAINNET.subsidy(START + 5000 * MONTH)).isZero();
        assertThat(MAINNET.subsidy(-1L)).isZero();
        assertThat(SIMNET.subsidy(0)).isEqualTo(170_000_000);
    }

    @Test
    void theNextReductionIsWhereTheSubsidyFalls() {
        assertThat(MAINNET.nextReductionDaaScore(0)).isEqualTo(START);
        assertThat(MAINNET.nextReductionDaaScore(START)).isEqualTo(START + MONTH);
        long next = MAINNET.nextReductionDaaScore(25_883_292);
        assertThat(next).isEqualTo(26_038_800);
        assertThat(MAINNET.subsidy(next - 1)).isGreaterThan(MAINNET.subsidy(next));
    }

    @Test
    void theWholeSupplyIsKnown() {
        long total = START * 1_700_000_000L / ChainConstants.LEOR_PER_COIN;
        long deflationary = 0;
        for (int month = 0; month < Emission.MONTHS; month++) {
            deflationary += Emission.leorPerSecond(month) * MONTH;
        }
        assertThat(total).isEqualTo(263_833_200);
        assertThat(deflationary / 1_000_000).isEqualTo(65_597_770_796L);
    }
}
