package network.pyrin.releasebundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A path alone says nothing to an operator. */
class ReasonTest {
    @TempDir
    Path folder;

    @Test
    void whatTheDiskRefusesIsSaidInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(reason(() -> Files.readString(folder.resolve("none"))))
                .isEqualTo("there is no " + folder.resolve("none"));
        assertThat(reason(() -> Files.createDirectory(file))).isEqualTo(file + " is in the way");
        assertThat(reason(() -> Files.newDirectoryStream(file))).isEqualTo(file + " is no folder");
        assertThat(Reason.of(new FileSystemException("from", "to", "No space left on device")))
                .isEqualTo("to: No space left on device");
        assertThat(Reason.of(new IOException("a sentence"))).isEqualTo("a sentence");
        assertThat(Reason.of(new IOException())).isEqualTo("java.io.IOException");
    }

    private static String reason(ThrowingCallable call) {
        return Reason.of(catchThrowableOfType(IOException.class, call));
    }
}
