package network.pyrin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void isMadeLockedAndReopened() throws IOException {
        Path path = temp.resolve("a/simnet");
        try (DataFolder folder = DataFolder.open(path, "simnet")) {
            assertThat(Files.readString(path.resolve("network"))).isEqualTo("simnet\n");
            assertThat(folder.part("node")).isEqualTo(path.resolve("node"));
            assertThatThrownBy(() -> DataFolder.open(path, "simnet"))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("in use by another process ("
                            + ProcessHandle.current().pid() + ")");
        }
        DataFolder.open(path, "simnet").close();
    }

    @Test
    void anotherNetworksFolderIsLeftAlone() {
        DataFolder.open(temp, "simnet").close();
        assertThatThrownBy(() -> DataFolder.open(temp, "devnet"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("holds data of 'simnet', not of devnet");
    }

    @Test
    void aForeignFolderIsLeftAlone() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> DataFolder.open(temp, "simnet"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("not made by this program");
        assertThat(temp.resolve("lock")).doesNotExist();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsASentence() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("simnet"), "simnet"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Cannot write in the data folder");
    }
}
