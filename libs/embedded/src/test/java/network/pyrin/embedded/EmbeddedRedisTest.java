package network.pyrin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir
    private Path folder = Path.of("");

    private static String ask(URI uri, String command) throws IOException {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String first = reader.readLine();
            return first.startsWith("$") ? reader.readLine() : first;
        }
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
            assertThat(ask(redis.uri(), "SET share 12")).isEqualTo("+OK");
        }
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
            assertThat(ask(redis.uri(), "GET share")).isEqualTo("12");
        }
    }

    @Test
    void twoRunSideBySide() throws Exception {
        try (EmbeddedRedis one = EmbeddedRedis.start(folder.resolve("one"));
                EmbeddedRedis two = EmbeddedRedis.start(folder.resolve("two"))) {
            assertThat(one.uri()).isNotEqualTo(two.uri());
            assertThat(ask(two.uri(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void theServerEndsWithAKilledParentAndItsWritesStay() throws Exception {
        Process parent = ChildJvm.start(RedisParent.class, folder.toString());
        ProcessHandle server;
        try (BufferedReader output = parent.inputReader()) {
            URI uri = URI.create(output.readLine());
            server = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(ask(uri, "SET share 13")).isEqualTo("+OK");
        } finally {
            parent.destroyForcibly().waitFor();
        }
        server.onExit().get(10, TimeUnit.SECONDS);
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
            assertThat(ask(redis.uri(), "GET share")).isEqualTo("13");
        }
    }
}
