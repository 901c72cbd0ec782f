package network.pyrin.functions.bundle.loop;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API over one connection that is kept, and opened anew when the other side has closed it. For one thread.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String PREFIX = "/2018-06-01/runtime/";
    /** Events are limited to 6 MB; this is the bound of what is believed. */
    private static final int BODY_BYTES_MAX = 16 * 1024 * 1024;

    private static final int LINE_BYTES_MAX = 16 * 1024;
    private static final int HEADERS_MAX = 100;

    private final String host;
    private final int port;
    private @Nullable Connection connection;

    RuntimeApi(String address) {
        int colon = address.lastIndexOf(':');
        this.host = colon < 0 ? address : address.substring(0, colon);
        this.port = colon < 0 ? 80 : Integer.parseInt(address.substring(colon + 1));
    }

    /** One call. Not a record, because it carries bytes. */
    static final class Work {
        private final Map<String, String> headers;
        private final byte[] event;

        private Work(Map<String, String> headers, byte[] event) {
            this.headers = headers;
            this.event = event;
        }

        String requestId() {
            return headers.getOrDefault("lambda-runtime-aws-request-id", "");
        }

        long deadlineMillis() {
            return Long.parseLong(headers.getOrDefault("lambda-runtime-deadline-ms", "0"));
        }

        String functionArn() {
            return headers.getOrDefault("lambda-runtime-invoked-function-arn", "");
        }

        Optional<String> traceId() {
            return Optional.ofNullable(headers.get("lambda-runtime-trace-id"));
        }

        /** The event's bytes; the caller's from now on. */
        byte[] event() {
            return event;
        }
    }

    private record Connection(Socket socket, InputStream in, OutputStream out) {}

    private static final class Reply {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        private Reply(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }
    }

    /** Waits for the next call, as long as it takes. */
    Work next() throws IOException {
        Reply reply = exchange("GET", "invocation/next", "", new byte[0]);
        if (reply.status != 200) {
            throw new IOException("asking for work was answered with " + reply.status);
        }
        return new Work(reply.headers, reply.body);
    }

    /** Answers a call. An answer that is too large is refused there and reported as the call's error. */
    void answer(String requestId, ByteArrayOutputStream answer) throws IOException {
        exchange("POST", "invocation/" + requestId + "/response", "", answer.toByteArray());
    }

    void failed(String requestId, Throwable failure) throws IOException {
        report("invocation/" + requestId + "/error", failure);
    }

    void initFailed(Throwable failure) throws IOException {
        report("init/error", failure);
    }

    /** The deepest cause says what is wrong; what wraps it says only that something is. */
    private void report(String path, Throwable thrown) throws IOException {
        Throwable failure = thrown;
        for (Throwable cause = thrown.getCause(); cause != null && cause != failure; cause = cause.getCause()) {
            failure = cause;
        }
        String type = failure.getClass().getName();
        String json = "{\"errorType\":" + quote(type) + ",\"errorMessage\":"
                + quote(String.valueOf(failure.getMessage())) + "}";
        exchange(
                "POST",
                path,
                "Lambda-Runtime-Function-Error-Type: " + type + "\r\n",
                json.getBytes(StandardCharsets.UTF_8));
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Once more on a fresh connection if the kept one turns out to be closed. */
    private Reply exchange(String method, String path, String headers, byte[] body) throws IOException {
        boolean kept = connection != null;
        try {
            return exchangeOnce(method, path, headers, body);
        } catch (IOException e) {
            close();
            if (!kept) {
                throw e;
            }
            return exchangeOnce(method, path, headers, body);
        }
    }

    private Reply exchangeOnce(String method, String path, String headers, byte[] body) throws IOException {
        Connection open = connection == null ? connect() : connection;
        connection = open;
        String head = method + " " + PREFIX + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (method.equals("POST")
                        ? "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n"
                        : "")
                + headers + "\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        open.out().write(request);
        open.out().flush();
        Reply reply = read(open.in());
        if ("close".equalsIgnoreCase(reply.headers.get("connection"))) {
            close();
        }
        return reply;
    }

    private Connection connect() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(host, port));
        return new Connection(socket, new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    }

    private static Reply read(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("the Runtime API does not speak HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0 && headers.size() < HEADERS_MAX) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        int code = Integer.parseInt(status[1]);
        return new Reply(code, headers, code == 204 ? new byte[0] : body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                while (!line(in).isEmpty()) {
                    // Trailers mean nothing here.
                }
                return body.toByteArray();
            }
            if (body.size() + size > BODY_BYTES_MAX) {
                throw new IOException("the event is larger than any event may be");
            }
            body.write(exactly(in, size));
            line(in);
        }
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        if (size < 0 || size > BODY_BYTES_MAX) {
            throw new IOException("the event is larger than any event may be");
        }
        byte[] body = in.readNBytes(size);
        if (body.length < size) {
            throw new EOFException("the connection ended inside a body");
        }
        return body;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended");
            }
            if (line.size() == LINE_BYTES_MAX) {
                throw new IOException("a header line is too long");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.socket().close();
        }
    }
}
