package network.pyrin.stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stream server with small limits over a source of its own, and the clients that a test connects to it. */
abstract class StreamFixture {
    private static final StreamConfig SMALL = new StreamConfig(
            4,
            4_096,
            100,
            1_000,
            5,
            50,
            256 << 10,
            32,
            1 << 20,
            2,
            Duration.ofSeconds(30),
            Duration.ofMillis(20),
            Duration.ofSeconds(90),
            2,
            10);

    final FakeSource source = new FakeSource();
    final AtomicLong now = new AtomicLong(1_000_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<TestSocket> sockets = new ArrayList<>();
    private Vertx vertx;
    StreamServer stream;
    int port;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        stream = new StreamServer(vertx, SMALL, "simnet", source, registry, clock);
        Router router = Router.router(vertx);
        router.route("/").handler(context -> context.response().end("page"));
        stream.mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
        stream.listener().onConnected();
    }

    @AfterEach
    void stop() {
        sockets.forEach(TestSocket::close);
        stream.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    TestSocket own() throws InterruptedException {
        TestSocket socket = connect("/stream", true);
        socket.next("welcome");
        return socket;
    }

    TestSocket connect(String path, boolean eager) {
        TestSocket socket = new TestSocket(port, path, eager);
        sockets.add(socket);
        return socket;
    }

    static String subscribe(String topic) {
        return "{\"op\":\"subscribe\",\"topics\":[\"" + topic + "\"]}";
    }

    static String resume(String topic, String epoch, long sequence) {
        return "{\"op\":\"subscribe\",\"topics\":[\"" + topic + "\"],\"resume\":{\"epoch\":\"" + epoch
                + "\",\"sequence\":" + sequence + "}}";
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the condition did not come true");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
