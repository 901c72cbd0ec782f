package network.pyrin.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookClientTest {
    /** For targets that never answer. */
    private static final Duration SHORT = Duration.ofMillis(700);

    /** For targets that do, on however busy a machine; and what never answers is left long before. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final List<AutoCloseable> open = new ArrayList<>();
    private HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private WebhookClient client(TargetRules rules, Resolver resolver) throws Exception {
        return client(rules, resolver, LONG);
    }

    private WebhookClient client(TargetRules rules, Resolver resolver, Duration deadline) throws Exception {
        WebhookClient client = new WebhookClient(rules, deadline, resolver, SSLContext.getDefault());
        open.add(client);
        return client;
    }

    private WebhookClient hasty() throws Exception {
        return client(TargetRules.WITH_LOOPBACK, Resolver.SYSTEM, SHORT);
    }

    private WebhookClient local() throws Exception {
        return client(TargetRules.WITH_LOOPBACK, Resolver.SYSTEM);
    }

    private Target target(String path) throws UnsafeTargetException {
        return TargetRules.WITH_LOOPBACK.parse(
                "http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, int status, Map<String, String> headers, String body) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Test
    void tellsTheAnswer() throws Exception {
        answer("/ok", 200, Map.of(), "thanks");
        assertThat(local().post(target("/ok"), Map.of(), BODY))
                .isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                    assertThat(answered.status()).isEqualTo(200);
                    assertThat(answered.body()).isEqualTo("thanks");
                });
        answer("/no", 503, Map.of(), "");
        assertThat(local().post(target("/no"), Map.of(), BODY))
                .isInstanceOfSatisfying(Outcome.Answered.class, answered -> assertThat(answered.isSuccess())
                        .isFalse());
    }

    @Test
    void followsNoRedirect() throws Exception {
        answer("/inside", 200, Map.of(), "secrets");
        for (int status : List.of(301, 302, 303, 307, 308)) {
            String path = "/redirect" + status;
            answer(path, status, Map.of("Location", target("/inside").uri().toString()), "");
            asked.set(0);
            assertThat(local().post(target(path), Map.of(), BODY))
                    .isInstanceOfSatisfying(Outcome.Answered.class, answered -> assertThat(answered.status())
                            .isEqualTo(status));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void readsOnlyTheBeginningOfALongAnswer() throws Exception {
        AtomicInteger written = new AtomicInteger();
        server.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] part = new byte[64 * 1024];
                while (written.get() < 64 * 1024 * 1024) {
                    out.write(part);
                    written.addAndGet(part.length);
                }
            }
        });
        Outcome outcome = local().post(target("/long"), Map.of(), BODY);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> assertThat(
                        answered.body().length())
                .isEqualTo(WebhookClient.ANSWER_BYTES_MAX));
        assertThat(written.get()).isLessThan(32 * 1024 * 1024);
    }

    @Test
    void givesUpOnTargetsThatHangOrTrickle() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Target hanging = TargetRules.WITH_LOOPBACK.parse("http://127.0.0.1:" + silent.getLocalPort() + "/");
            long begun = System.nanoTime();
            assertThat(hasty().post(hanging, Map.of(), BODY)).isInstanceOf(Outcome.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
        }
        try (ServerSocket trickling = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> trickle(trickling));
            Target target = TargetRules.WITH_LOOPBACK.parse("http://127.0.0.1:" + trickling.getLocalPort() + "/");
            long begun = System.nanoTime();
            assertThat(hasty().post(target, Map.of(), BODY)).isInstanceOf(Outcome.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
        }
    }

    /** One byte of a header now and then, each before any time-out of a single read. */
    private static void trickle(ServerSocket socket) {
        try (Socket accepted = socket.accept()) {
            OutputStream out = accepted.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
            while (!never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write('a');
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The client has hung up, as it should.
        }
    }

    @Test
    void refusesEndlessHeaders() throws Exception {
        answer("/headers", 200, Map.of("X-Long", "a".repeat(20_000)), "ok");
        assertThat(local().post(target("/headers"), Map.of(), BODY)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void refusesNamesThatStandForPrivateAddressesAlsoAmongPublicOnes() throws Exception {
        Target target = TargetRules.PUBLIC.parse("https://example.com/hook");
        InetAddress inner = InetAddress.ofLiteral("10.0.0.1");
        InetAddress outer = InetAddress.ofLiteral("1.1.1.1");
        for (InetAddress[] answer : List.of(
                new InetAddress[] {inner}, new InetAddress[] {outer, inner}, new InetAddress[] {inner, outer})) {
            assertThat(client(TargetRules.PUBLIC, host -> answer).post(target, Map.of(), BODY))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void connectsToTheAddressThatWasCheckedThoughTheAnswerChanges() throws Exception {
        answer("/hook", 200, Map.of(), "inside");
        // Checked as one thing, connected to as another: the second answer must never be asked for.
        AtomicInteger questions = new AtomicInteger();
        Resolver rebinding = host -> {
            if (questions.incrementAndGet() > 1) {
                throw new UnknownHostException("asked twice");
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };
        Target named = new Target(
                URI.create("http://rebind.example.com:" + server.getAddress().getPort() + "/hook"),
                "rebind.example.com",
                server.getAddress().getPort());
        assertThat(client(TargetRules.WITH_LOOPBACK, rebinding).post(named, Map.of(), BODY))
                .isInstanceOfSatisfying(Outcome.Answered.class, answered -> assertThat(answered.body())
                        .isEqualTo("inside"));
        assertThat(questions).hasValue(1);
        assertThat(client(TargetRules.PUBLIC, host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                        .post(named, Map.of(), BODY))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void checksLiteralAddressesToo() throws Exception {
        answer("/hook", 200, Map.of(), "inside");
        Target literal = target("/hook");
        assertThat(client(TargetRules.PUBLIC, Resolver.SYSTEM).post(literal, Map.of(), BODY))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void boundsTheTimeOfTheNameServiceToo() throws Exception {
        java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
        Resolver stuck = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[0];
        };
        long begun = System.nanoTime();
        assertThat(client(TargetRules.PUBLIC, stuck, SHORT)
                        .post(TargetRules.PUBLIC.parse("https://example.com/"), Map.of(), BODY))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
    }

    @Test
    void unknownNamesAndClosedPortsAreFailures() throws Exception {
        Resolver unknown = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(client(TargetRules.PUBLIC, unknown)
                        .post(TargetRules.PUBLIC.parse("https://example.com/"), Map.of(), BODY))
                .isInstanceOf(Outcome.Failed.class);
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(local().post(TargetRules.WITH_LOOPBACK.parse("http://127.0.0.1:" + closed + "/"), Map.of(), BODY))
                .isInstanceOf(Outcome.Failed.class);
    }
}
