package network.pyrin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as typed, on real data folders. */
class UpkeepCommandsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return NodeMain.run(all.toArray(String[]::new), both, both, new CountDownLatch(1));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aChainGoesFromOneFolderToAnother() {
        Path recorded = TestData.assume("chains/devnet-pow").resolve("blocks.jsonl.gz");
        String first = folder.resolve("first").toString();
        String second = folder.resolve("second").toString();
        String file = folder.resolve("blocks.jsonl.gz").toString();
        assertThat(run("import", "--devnet", "--appdir", first, recorded.toString()))
                .as(printed())
                .isZero();
        assertThat(run("export", "--devnet", "--appdir", first, file)).isZero();
        assertThat(run("import", "--devnet", "--appdir", second, file)).isZero();
        assertThat(run("verify", "--devnet", "--utxoindex", "--appdir", second)).isZero();
        assertThat(printed()).contains("200 blocks in ", "200 blocks from ", "201 blocks, ", ": sound");
    }

    @Test
    void whatIsNotThereIsSaidInOneSentence() throws IOException {
        String empty = folder.resolve("empty").toString();
        assertThat(run("verify", "--simnet", "--appdir", empty)).isEqualTo(1);
        assertThat(run("export", "--simnet", "--appdir", empty, "x.gz")).isEqualTo(1);
        assertThat(run(
                        "import",
                        "--simnet",
                        "--appdir",
                        empty,
                        folder.resolve("none.gz").toString()))
                .isEqualTo(1);
        Path broken = Files.writeString(folder.resolve("broken.gz"), "not a chain");
        assertThat(run("import", "--simnet", "--appdir", empty, broken.toString()))
                .isEqualTo(1);
        assertThat(run("import", "--simnet", "--devnet", "--appdir", empty, broken.toString()))
                .isEqualTo(2);
        assertThat(printed().lines()).hasSize(5);
        assertThat(printed())
                .contains("there is no node data in ", "there is no file ", "the file cannot be read after block 0")
                .doesNotContain("Exception", "\tat ");
    }
}
