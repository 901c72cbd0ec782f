package network.pyrin.processor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves one text on loopback, for Prometheus to scrape. */
final class MetricsServer implements AutoCloseable {
    private final Optional<HttpServer> server;

    private MetricsServer(Optional<HttpServer> server) {
        this.server = server;
    }

    static MetricsServer none() {
        return new MetricsServer(Optional.empty());
    }

    static MetricsServer start(int port, Supplier<String> text) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/metrics", exchange -> {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new MetricsServer(Optional.of(server));
    }

    Optional<String> url() {
        return server.map(each -> "http://127.0.0.1:" + each.getAddress().getPort() + "/metrics");
    }

    @Override
    public void close() {
        server.ifPresent(each -> each.stop(0));
    }
}
