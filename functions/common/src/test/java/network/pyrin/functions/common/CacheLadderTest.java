package network.pyrin.functions.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLadderTest {
    @ParameterizedTest
    @CsvSource({
        "-5000, 4",
        "0, 4",
        "19999, 4",
        "20000, 20",
        "59999, 20",
        "60000, 60",
        "600000, 600",
        "3600000, 1200",
        "10800000, 3600",
        "36000000, 10800",
        "86400000, 36000",
        "172799999, 36000",
        "172800000, 86400",
        "9999999999999, 86400"
    })
    void keepsLongerWhatIsOlder(long ageMillis, int seconds) {
        assertThat(CacheLadder.seconds(ageMillis)).isEqualTo(seconds);
    }
}
