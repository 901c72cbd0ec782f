package network.pyrin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.processor.ProcessorConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class NeighboursTest {
    private static StandaloneConfig config(String... args) {
        UpFlags flags = new UpFlags();
        new CommandLine(flags).parseArgs(args);
        return flags.toConfig(Path.of("root"), java.util.Map.of());
    }

    private static int deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--redis redis://127.0.0.1:", "--node 127.0.0.1:"})
    void aServerThatIsNotThereIsASentence(String flag) throws IOException {
        int port = deadPort();
        StandaloneConfig config = config((flag + port).split(" "));
        assertThatThrownBy(() -> Neighbours.check(config))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("answers at 127.0.0.1:" + port)
                .hasMessageEndingWith(".");
    }

    @Test
    void aDatabaseThatIsNotThereIsASentenceWithoutThePassword() throws IOException {
        String uri = "mongodb://user:secret@127.0.0.1:" + deadPort() + "/";
        StandaloneConfig config = config("--mongodb", uri);
        assertThatThrownBy(() -> Neighbours.checkMongo(config, uri, InstantSource.system()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--mongodb: no MongoDB that can be used answers at 127.0.0.1:")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anAddressWithoutAPortIsASentence() {
        assertThatThrownBy(() -> Neighbours.check(config("--redis", "redis://127.0.0.1")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a host and a port");
    }

    @Test
    void anEmptyDatabaseStaysEmpty() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(mongo.uri())) {
            Neighbours.checkMongo(config(), mongo.uri(), InstantSource.system());
            assertThat(client.getDatabase(ProcessorConfig.DATABASE).listCollectionNames())
                    .isEmpty();
        }
    }
}
