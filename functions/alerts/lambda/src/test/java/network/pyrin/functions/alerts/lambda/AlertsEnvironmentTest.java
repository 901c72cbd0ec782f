package network.pyrin.functions.alerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertsEnvironmentTest {
    private static final Optional<String> THERE = Optional.of("there");

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertThat(AlertsEnvironment.problems(Optional.of("simnet"), THERE)).isEmpty();
        assertThat(AlertsEnvironment.problems(Optional.empty(), THERE))
                .singleElement()
                .asString()
                .contains("PYRIN_NETWORK", "not set");
        assertThat(AlertsEnvironment.problems(Optional.of("moonnet"), THERE))
                .singleElement()
                .asString()
                .contains("PYRIN_NETWORK", "moonnet", "mainnet");
        assertThat(AlertsEnvironment.problems(Optional.of("simnet"), Optional.empty()))
                .singleElement()
                .asString()
                .contains("MONGODB_URI_SECRET", "PYRIN_MONGODB_URI");
    }
}
