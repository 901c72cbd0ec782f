package network.pyrin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Needs moto: {@code ./pyrin test} brings it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedAwsTest {
    private static boolean accepts(URI endpoint) {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void endsWithAKilledParent() throws Exception {
        Process parent = ChildJvm.start(AwsParent.class, System.getProperty("pyrin.root", ""));
        URI endpoint;
        try (BufferedReader output = parent.inputReader()) {
            endpoint = URI.create(output.readLine());
            assertThat(accepts(endpoint)).isTrue();
        } finally {
            parent.destroyForcibly().waitFor();
        }
        while (accepts(endpoint)) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void aMissingProgramIsASentence() {
        assertThatThrownBy(() -> MotoProgram.find(List.of(Path.of("/nowhere"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("./pyrin tools moto")
                .hasMessageContaining("/nowhere");
    }
}
