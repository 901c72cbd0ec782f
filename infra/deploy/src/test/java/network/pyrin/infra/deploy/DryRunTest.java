package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./pyrin deploy --dry-run} says of this checkout: nothing is found, everything is as committed. */
class DryRunTest {
    @Test
    void findsNothing(@TempDir Path folder) throws DeployException {
        RecordingOperator operator = new RecordingOperator();
        new DryRun(Sample.ROOT, folder.resolve("assemblies"), operator).run();
        assertThat(operator.said)
                .hasSize(4)
                .anyMatch(line ->
                        line.matches("small: [0-9]+ checks of good practice, 0 findings, .*; templates as committed"));
    }
}
