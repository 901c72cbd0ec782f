package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three small languages of configuration: keys, flags with secrets, database addresses. */
class TextFilesTest {
    @TempDir
    Path folder;

    @Test
    void keysAreReadAndSetWithoutTouchingComments() throws Exception {
        String text = "# a comment\n#PYRIN_HTTP_PORT=8080\nPYRIN_NETWORK=simnet\nEMPTY=\nQUOTED=\"a b\"\n";
        String changed =
                EnvironmentFile.with(EnvironmentFile.with(text, "PYRIN_NETWORK", "devnet"), "PYRIN_HTTP_PORT", "9000");
        assertThat(changed)
                .isEqualTo("# a comment\n#PYRIN_HTTP_PORT=8080\nPYRIN_NETWORK=devnet\nEMPTY=\nQUOTED=\"a b\"\n"
                        + "PYRIN_HTTP_PORT=9000\n");
        EnvironmentFile read = EnvironmentFile.read(Files.writeString(folder.resolve("env"), changed));
        assertThat(read.get("PYRIN_NETWORK")).contains("devnet");
        assertThat(read.get("QUOTED")).contains("a b");
        assertThat(read.get("EMPTY")).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> EnvironmentFile.with(text, "KEY", "one\ntwo"));
    }

    @Test
    void healthIsAskedOnThisMachineWhereverAServiceListens() {
        EnvironmentFile keys =
                new EnvironmentFile(Map.of("PYRIN_STREAM_LISTEN", "0.0.0.0:7000", "PYRIN_HTTP_PORT", "81"));
        assertThat(Service.STREAM.healthUrl(keys)).isEqualTo("http://127.0.0.1:7000/healthz");
        assertThat(Service.STANDALONE.healthUrl(keys)).isEqualTo("http://127.0.0.1:81/metrics");
        assertThat(Service.NODE.healthUrl(keys)).isEqualTo("http://127.0.0.1:9101/metrics");
    }

    @Test
    void secretsAreForTheirOwnerOnlyAndReplacedByFlag() throws Exception {
        Path file = folder.resolve("secrets/connections");
        Connections connections = Connections.read(file)
                .with(Connections.MONGODB, Optional.of("mongodb://a:b@h/one"))
                .with(Connections.MONGODB, Optional.of("mongodb://a:b@h/two"))
                .with(Connections.REDIS, Optional.empty());
        connections.write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Connections.read(file).get(Connections.MONGODB)).contains("mongodb://a:b@h/two");
        assertThat(connections.lines()).hasSize(2);
        connections.with(Connections.REDIS, Optional.of("redis://h")).refuseMissing(true);
        connections.refuseMissing(false);
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> connections.refuseMissing(true))
                .withMessageContainingAll("REDIS_URI")
                .withMessageNotContaining("a:b");
    }

    @Test
    void anotherDatabaseKeepsServerUserAndWhereUsersAreLookedUp() throws Exception {
        assertThat(other("mongodb://h")).isEqualTo("mongodb://h/new");
        assertThat(other("mongodb://h1,h2:27018/")).isEqualTo("mongodb://h1,h2:27018/new");
        assertThat(other("mongodb://u:p@h/old?tls=true")).isEqualTo("mongodb://u:p@h/new?tls=true&authSource=old");
        assertThat(other("mongodb://u:p@h")).isEqualTo("mongodb://u:p@h/new?authSource=admin");
        assertThat(other("mongodb://u:p@h/old?authSource=x")).isEqualTo("mongodb://u:p@h/new?authSource=x");
        assertThat(other("mongodb+srv://u:p@h/old?retryWrites=true"))
                .isEqualTo("mongodb+srv://u:p@h/new?retryWrites=true");
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> other("postgres://u:secret@h"))
                .withMessageNotContaining("secret");
    }

    private static String other(String address) throws ServerException {
        return new MongoAddress(address).withDatabase("new").text();
    }

    @Test
    void someProgramsOfAProfileAreASelection() throws Exception {
        Selection some = Selection.some(Profile.SPLIT, List.of("processor", "node"));
        assertThat(some.services()).containsExactly(Service.NODE, Service.PROCESSOR);
        assertThat(Selection.parse(some.text())).isEqualTo(some);
        assertThat(Selection.parse("standalone")).isEqualTo(Selection.all(Profile.STANDALONE));
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> Selection.some(Profile.SPLIT, List.of("standalone")))
                .withMessageContaining("node,processor,stream");
    }
}
