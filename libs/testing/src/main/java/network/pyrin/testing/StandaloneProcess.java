package network.pyrin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The built stack as a process of its own, on free loopback ports, the way {@code ./pyrin up} runs it. Needs the packaged
 * program; the caller owns the data folder.
 */
public final class StandaloneProcess implements AutoCloseable {
    private static final Path PROGRAM = Path.of("node-vm/standalone/target/quarkus-app/quarkus-run.jar");
    private static final Path OPTIONS = Path.of("node-vm/standalone/src/main/jvm/options");
    private static final int LINES_KEPT = 200;
    private static final Duration STOP_TIME = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int httpPort;
    private final int rpcPort;
    private final Deque<String> output = new ArrayDeque<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private StandaloneProcess(Process process, int httpPort, int rpcPort) {
        this.process = process;
        this.httpPort = httpPort;
        this.rpcPort = rpcPort;
        Thread.ofVirtual().name("standalone-output").start(this::readOutput);
    }

    /**
     * Starts the stack; returns at once.
     *
     * @param root the project's top folder
     * @param data where its data goes
     * @param flags more flags of {@code up}
     * @return the process
     * @throws IOException if it cannot be started, for example because it is not built
     */
    public static StandaloneProcess start(Path root, Path data, List<String> flags) throws IOException {
        Path program = root.resolve(PROGRAM);
        if (!Files.isRegularFile(program)) {
            throw new IOException("The stack is not built: there is no " + program);
        }
        int httpPort = freePort();
        int rpcPort = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The launcher's own: figures are to be those of the program as it is run.
                "@" + root.resolve(OPTIONS),
                "-Dpyrin.root=" + root.toAbsolutePath(),
                "-jar",
                program.toString(),
                "--data",
                data.toString(),
                "--port",
                Integer.toString(httpPort),
                "--rpclisten",
                "127.0.0.1:" + rpcPort));
        command.addAll(flags);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return new StandaloneProcess(builder.start(), httpPort, rpcPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.addLast(line);
                    if (output.size() > LINES_KEPT) {
                        output.removeFirst();
                    }
                }
            }
        } catch (IOException ended) {
            synchronized (output) {
                output.addLast("(output ended: " + ended.getMessage() + ")");
            }
        }
    }

    /**
     * What it printed.
     *
     * @return the last lines
     */
    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /**
     * Port of the node's gRPC.
     *
     * @return on loopback
     */
    public int rpcPort() {
        return rpcPort;
    }

    /**
     * Its process.
     *
     * @return for figures of the operating system
     */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * An address of its HTTP port.
     *
     * @param path from the slash
     * @return the address
     */
    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    /**
     * An address of its sockets.
     *
     * @param path from the slash
     * @return the address
     */
    public URI socket(String path) {
        return URI.create("ws://127.0.0.1:" + httpPort + path);
    }

    /**
     * Asks for JSON.
     *
     * @param path from the slash
     * @return the body of a 200 answer; empty for any other, and while nothing listens
     */
    public Optional<JsonNode> get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(http(path)).timeout(STOP_TIME).build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** A question asked again and again. */
    public interface Condition {
        /**
         * Asks.
         *
         * @return whether it holds now
         */
        boolean holds();
    }

    /**
     * Waits.
     *
     * @param what for the error text
     * @param limit longest wait
     * @param condition asked about twenty times a second
     * @throws IllegalStateException if it did not come true in time, or the process ended
     */
    public void await(String what, Duration limit, Condition condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the stack ended with " + process.exitValue() + " before " + what + ":\n" + output());
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "not within " + limit.toSeconds() + " s: " + what + "; output:\n" + output());
            }
            pause();
        }
    }

    private void pause() {
        try {
            process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the stack", e);
        }
    }

    /**
     * Waits until the read model follows the node.
     *
     * @param limit longest wait
     */
    public void awaitLive(Duration limit) {
        await("the read model is live", limit, () -> get("/api/v1/status")
                .filter(status -> status.path("state").asText().equals("live"))
                .isPresent());
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Asks it to stop, as Ctrl-C does; after half a minute ends it at once. */
    @Override
    public void close() {
        process.destroy();
        if (!waitForEnd()) {
            process.destroyForcibly();
            waitForEnd();
        }
        http.close();
    }

    private boolean waitForEnd() {
        try {
            return process.waitFor(STOP_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
