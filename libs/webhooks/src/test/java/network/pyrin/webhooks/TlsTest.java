package network.pyrin.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the certificate is checked against the name, although the connection goes to an address that we chose. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void theCertificateMustBeOfTheNameAndTrusted() throws Exception {
        KeyStore keys = selfSigned("hook.example.com");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        Resolver local = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (WebhookClient trusting =
                        new WebhookClient(TargetRules.WITH_LOOPBACK, Duration.ofSeconds(5), local, context(keys));
                WebhookClient usual = new WebhookClient(
                        TargetRules.WITH_LOOPBACK, Duration.ofSeconds(5), local, SSLContext.getDefault())) {
            assertThat(trusting.post(target("hook.example.com", port), Map.of(), new byte[0]))
                    .isInstanceOfSatisfying(Outcome.Answered.class, answered -> assertThat(answered.isSuccess())
                            .isTrue());
            for (Outcome refused : new Outcome[] {
                trusting.post(target("other.example.com", port), Map.of(), new byte[0]),
                usual.post(target("hook.example.com", port), Map.of(), new byte[0])
            }) {
                assertThat(refused).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason())
                        .contains("certificate"));
            }
        } finally {
            server.stop(0);
        }
    }

    private static Target target(String host, int port) {
        return new Target(URI.create("https://" + host + ":" + port + "/"), host, port);
    }

    private KeyStore selfSigned(String name) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
