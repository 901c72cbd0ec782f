package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state is what was written, belongs to one plan, and damage to it is told. */
class StateFileTest {
    @TempDir
    Path folder;

    @Test
    void stepsAndOutputsAreFoundAgain() throws DeployException {
        StateFile state = StateFile.open(folder.resolve("a/state.json"));
        state.begin("plan");
        state.finished("deploy data");
        state.put("data", Map.of("Bucket", "b"));
        StateFile again = StateFile.open(folder.resolve("a/state.json"));
        again.begin("plan");
        assertThat(again.isDone("deploy data")).isTrue();
        assertThat(again.needed("data", "Bucket")).isEqualTo("b");
        again.begin("another plan");
        assertThat(again.isDone("deploy data")).isFalse();
        assertThat(again.needed("data", "Bucket")).isEqualTo("b");
        assertThatThrownBy(() -> again.needed("data", "Nothing")).hasMessage("stack data left no output Nothing");
    }

    @Test
    void aDamagedStateIsTold() throws IOException {
        Path file = folder.resolve("state.json");
        for (String text : new String[] {"", "{", "[]", "{\"plan\":1}"}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> StateFile.open(file))
                    .isInstanceOfSatisfying(
                            DeployException.class, e -> assertThat(e.wayOut()).startsWith("delete it"));
        }
    }
}
