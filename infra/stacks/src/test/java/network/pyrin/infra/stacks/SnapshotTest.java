package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is committed of the stacks is what they give. */
class SnapshotTest {
    private static final String HOW =
            "if the change is meant: ./pyrin deploy renew-snapshots, and commit what it wrote";

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void committedTemplatesAreCurrent(String preset) {
        assertThat(Synthesised.shipped().differences(preset)).as(HOW).isEmpty();
    }

    /** A right that is added or widened shows here, and nobody can overlook it in review. */
    @Test
    void tableOfRightsIsCurrent() {
        assertThat(Synthesised.shipped().rightsDifferences()).as(HOW).isEmpty();
    }
}
