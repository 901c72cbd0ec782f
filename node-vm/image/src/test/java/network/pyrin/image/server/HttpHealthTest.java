package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A look at a service ends, whatever the service does. */
@Timeout(20)
class HttpHealthTest {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServer server = server();

    @TempDir
    Path folder;

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    private Health.Look look() {
        String port = Integer.toString(server.getAddress().getPort());
        return new HttpHealth(new Layout(folder), Map.of("PYRIN_PROCESSOR_METRICS_PORT", port)).look(Service.PROCESSOR);
    }

    private void answer(int status, String text) {
        server.createContext("/metrics", exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void theReadModelsStateIsRead() {
        answer(200, "# HELP x\nprocessor_lag_blue_score 7.0\nprocessor_state 2.0\n");
        assertThat(look()).isEqualTo(new Health.Look(true, "live, 7 blue scores behind"));
    }

    @Test
    void startingIsNotHealthy() {
        answer(200, "processor_state 0.0\n");
        assertThat(look().healthy()).isFalse();
    }

    @Test
    void anErrorIsNotHealthy() {
        answer(500, "processor_state 2.0\n");
        assertThat(look().healthy()).isFalse();
    }

    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() {
        server.createContext("/metrics", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('p');
            exchange.getResponseBody().flush();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(look().healthy()).isFalse();
    }
}
