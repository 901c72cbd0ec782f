package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the smoke test takes for a stream that works. */
class LocalToolsTest {
    private static final String HANDSHAKE_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final LocalTools tools = new LocalTools(Path.of("."), Optional.empty());

    @Test
    void onlyAStreamThatSaysWelcomeWorks() throws Exception {
        assertThat(greets("{\"type\":\"welcome\"}")).isTrue();
        assertThat(greets("{\"type\":\"full\"}")).isFalse();
    }

    @Test
    void nobodyThereIsNoStream() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(tools.greets("ws://127.0.0.1:" + port + "/stream")).isFalse();
    }

    private boolean greets(String frame) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> answer(server, frame));
            boolean greets = tools.greets("ws://127.0.0.1:" + server.getLocalPort() + "/stream");
            answering.join();
            return greets;
        }
    }

    /** The server's side of RFC 6455: the handshake, one text frame, then whatever the client does. */
    private static void answer(ServerSocket server, String frame) {
        try (Socket client = server.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            String key = "";
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            byte[] text = frame.getBytes(StandardCharsets.UTF_8);
            client.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().write(new byte[] {(byte) 0x81, (byte) text.length});
            client.getOutputStream().write(text);
            client.getOutputStream().flush();
            in.read();
        } catch (IOException e) {
            // The client hung up, as it does after the first words.
        }
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + HANDSHAKE_KEY).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
