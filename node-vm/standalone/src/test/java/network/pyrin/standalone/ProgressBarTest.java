package network.pyrin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static String shown(boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgressBar bar =
                new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), "Mining", 100, terminal);
        for (int done = 1; done <= 100; done++) {
            bar.accept(done);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalSeesOneLineThatGrows() {
        assertThat(shown(true))
                .contains("\rMining [" + "#".repeat(16) + ".".repeat(16) + "] 50/100")
                .endsWith("\rMining [" + "#".repeat(32) + "] 100/100\n");
    }

    @Test
    void aFileSeesALineForEachQuarter() {
        assertThat(shown(false).lines())
                .containsExactly(
                        "Mining: 1 of 100",
                        "Mining: 25 of 100",
                        "Mining: 50 of 100",
                        "Mining: 75 of 100",
                        "Mining: 100 of 100");
    }
}
