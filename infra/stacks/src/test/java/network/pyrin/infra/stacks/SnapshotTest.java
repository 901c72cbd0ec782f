package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import network.pyrin.infra.stacks.snapshot.Snapshots;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed templates are what the stacks give. */
class SnapshotTest {
    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void committedTemplatesAreCurrent(String preset) {
        Synthesised site = Synthesised.of(preset);
        assertThat(Snapshots.differences(
                        Synthesised.ROOT.resolve("infra/snapshots").resolve(preset),
                        Snapshots.of(site.folder(), site.preset().site().name())))
                .as("templates changed; if that is meant: ./pyrin deploy renew-snapshots, and commit")
                .isEmpty();
    }
}
