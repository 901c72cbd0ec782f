package network.pyrin.lambdahost.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * The Runtime API that one instance talks to, on a loopback port of its own.
 *
 * <p>Source: "Lambda runtime API" of the AWS Lambda developer guide, version 2018-06-01.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static final int ERROR_BYTES_MAX = 256 * 1024;

    static {
        // Without it each answer waits for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Runtime runtime;
    private final String functionName;

    /** What the process says and gets. Called on a thread per request. */
    interface Runtime {
        /** Waits for the next call; the process is ready, and done with the call before. */
        Work next() throws InterruptedException;

        /** The answer to a call; whether there is such a call. */
        boolean answered(String requestId, String payload);

        /** The handler threw; whether there is such a call. */
        boolean failed(String requestId, String errorType, String body);

        /** The answer is larger than a payload may be. */
        void tooLarge(String requestId);

        /** The process may be copied now; returns when it goes on, as the copy. */
        void snapshot();

        /** The process cannot start. */
        void initFailed(String errorType, String body);
    }

    /** A call and the time when it must be answered, in milliseconds since the epoch. */
    record Work(Invocation invocation, long deadlineMillis) {}

    RuntimeApi(Runtime runtime, String functionName) throws IOException {
        this.runtime = runtime;
        this.functionName = functionName;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String call = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
            String[] parts = call.split("/");
            if (exchange.getRequestMethod().equals("GET") && call.equals("invocation/next")) {
                next(exchange);
            } else if (exchange.getRequestMethod().equals("GET") && call.equals("restore/next")) {
                runtime.snapshot();
                reply(exchange, 200, status());
            } else if (!exchange.getRequestMethod().equals("POST")) {
                reply(exchange, 404, error("NotFound", "the runtime API has no such call"));
            } else if (call.equals("init/error") || call.equals("restore/error")) {
                runtime.initFailed(errorType(exchange), text(exchange, ERROR_BYTES_MAX));
                reply(exchange, 202, status());
            } else if (parts.length == 3 && parts[0].equals("invocation") && parts[2].equals("response")) {
                response(exchange, parts[1]);
            } else if (parts.length == 3 && parts[0].equals("invocation") && parts[2].equals("error")) {
                boolean known = runtime.failed(parts[1], errorType(exchange), text(exchange, ERROR_BYTES_MAX));
                accepted(exchange, known);
            } else {
                reply(exchange, 404, error("NotFound", "the runtime API has no such call"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        Work work = runtime.next();
        Invocation invocation = work.invocation();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(work.deadlineMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN + functionName);
        headers.set("Lambda-Runtime-Trace-Id", invocation.traceId());
        invocation.clientContext().ifPresent(context -> headers.set("Lambda-Runtime-Client-Context", context));
        reply(exchange, 200, invocation.payload());
    }

    private void response(HttpExchange exchange, String requestId) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(Invocation.PAYLOAD_BYTES_MAX + 1);
        if (body.length > Invocation.PAYLOAD_BYTES_MAX) {
            in.skip(Long.MAX_VALUE);
            runtime.tooLarge(requestId);
            reply(exchange, 413, error("RequestEntityTooLarge", "the answer exceeds the limit of 6 MB"));
            return;
        }
        accepted(exchange, runtime.answered(requestId, new String(body, StandardCharsets.UTF_8)));
    }

    private static void accepted(HttpExchange exchange, boolean known) throws IOException {
        if (known) {
            reply(exchange, 202, status());
        } else {
            reply(exchange, 400, error("InvalidRequestID", "there is no such call to answer"));
        }
    }

    private static String errorType(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
        return type == null ? "Unhandled" : type;
    }

    private static String text(HttpExchange exchange, int bytesMax) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(bytesMax), StandardCharsets.UTF_8);
    }

    private static String status() {
        return "{\"status\":\"OK\"}";
    }

    private static String error(String type, String message) {
        return "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}";
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
