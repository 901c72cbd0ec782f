package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of good practice find nothing that is not excused, and every excuse has a reason. */
class NagTest {
    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void nothingIsFoundThatIsNotExcused(String preset) {
        NagReport report = NagReport.read(Synthesised.of(preset).folder());
        assertThat(report.checked()).isGreaterThan(100);
        assertThat(report.findings()).isEmpty();
        assertThat(report.excused().keySet())
                .isNotEmpty()
                .allMatch(excuse -> excuse.matches("AwsSolutions-[A-Z0-9]+: .{20,}"));
    }
}
