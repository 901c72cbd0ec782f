package network.pyrin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static StandaloneConfig listening(HostPort address) {
        return new StandaloneConfig(
                LocalNetwork.SIMNET,
                Optional.empty(),
                Optional.empty(),
                new EventsChoice.EmbeddedRedis(),
                true,
                true,
                2,
                0,
                false,
                Path.of("d"),
                0,
                Optional.of(address),
                false,
                Path.of("s"),
                Optional.empty());
    }

    @Test
    void aTakenPortIsASentenceAndZeroIsAnyFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.http(port))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("Port " + port + " is in use");
            assertThatThrownBy(() -> Ports.rpc(listening(new HostPort("127.0.0.1", port))))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("cannot listen there");
            assertThat(Ports.http(0)).isPositive().isNotEqualTo(port);
            assertThat(Ports.rpc(listening(new HostPort("127.0.0.1", 0))).port())
                    .isPositive();
        }
    }
}
