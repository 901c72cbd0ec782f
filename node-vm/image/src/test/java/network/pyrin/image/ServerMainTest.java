package network.pyrin.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is wrong on the command line, or with a path on it, is told in a sentence before anything is touched. */
class ServerMainTest {
    @TempDir
    Path folder;

    @Test
    void noTimeIsNoPatience() {
        for (String time : List.of("0", "-5", "soon", "99999999999")) {
            assertThat(told(2, "status", "--timeout", time).getFirst()).contains("'" + time + "' is no whole number");
        }
        assertThat(told(2, "reindex", "--within", "0").getFirst()).contains("--within");
    }

    @Test
    void aRootThatIsNotThereIsNotMade() {
        Path root = folder.resolve("mistyped");
        assertThat(told(1, "status", "--root", root.toString()))
                .containsExactly("pyrin: there is no folder " + root + " to work in: mount the image first");
        assertThat(root).doesNotExist();
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(told(1, "verify", folder.resolve("none.tar.gz").toString()).getFirst())
                .contains("there is no bundle", "none.tar.gz");
        assertThat(told(1, "verify", file.toString()).getFirst()).contains("is not a release bundle");
        assertThat(told(1, "status", "--root", folder.toString()).getFirst()).contains("nothing is installed here yet");
    }

    private static List<String> told(int code, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine line = ServerMain.commandLine().setErr(new PrintWriter(err, true));
        assertThat(line.execute(arguments)).isEqualTo(code);
        return err.toString().lines().toList();
    }
}
