package network.pyrin.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An emulator of AWS (moto) as a child process, on a free loopback port, in memory: SNS, SQS, S3, CloudFormation and more.
 * It keeps order and loses nothing where the real services may do otherwise, and it takes some tens of messages a second.
 *
 * <p>Like {@link EmbeddedRedis} it never outlives this process.
 */
public final class EmbeddedAws implements AutoCloseable {
    /** The region its callers should name. */
    public static final String REGION = "us-east-1";

    /** The account everything belongs to. */
    public static final String ACCOUNT = "123456789012";

    /** What callers give as access key and as secret; anything is taken. */
    public static final String CREDENTIAL = "test";

    private static final int ATTEMPTS_MAX = 3;
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long STOP_SECONDS = 3;

    private final Process process;
    private final URI endpoint;

    private EmbeddedAws(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts an emulator. Takes one to three seconds.
     *
     * @return one that answers
     * @throws IOException with a sentence if moto is not installed or does not start
     */
    public static EmbeddedAws start() throws IOException {
        Path program = MotoProgram.find();
        String last = "";
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int port = freePort();
            Process process = launch(program, port);
            LastLine output = LastLine.of(process.inputReader());
            URI endpoint = URI.create("http://127.0.0.1:" + port);
            if (awaitAnswer(process, endpoint)) {
                return new EmbeddedAws(process, endpoint);
            }
            // The port may have been taken between finding and using it.
            process.destroyForcibly();
            last = output.text();
        }
        throw new IOException("the AWS emulator " + program + " did not start within " + START_MAX.toSeconds()
                + " seconds" + (last.isEmpty() ? "" : ": " + last));
    }

    private static Process launch(Path program, int port) throws IOException {
        // As with Redis: a watcher ends the server when the pipe from this process closes.
        String script = "exec 3<&0; ( cat <&3; kill -TERM $$ ) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null";
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "moto", program.toString()));
        command.addAll(List.of("-H", "127.0.0.1", "-p", Integer.toString(port)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Nothing of the caller's account reaches it, and it reaches nothing.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_ACCESS_KEY_ID", CREDENTIAL);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", CREDENTIAL);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        return builder.start();
    }

    private static boolean awaitAnswer(Process process, URI endpoint) throws IOException {
        long end = System.nanoTime() + START_MAX.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (answers(endpoint)) {
                return process.isAlive();
            }
            try {
                if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
                throw new IOException("interrupted while the AWS emulator was starting", e);
            }
        }
        return false;
    }

    private static boolean answers(URI endpoint) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    endpoint.resolve("/moto-api/data.json").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(10_000);
            boolean ok = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            connection.disconnect();
            return ok;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Where it listens.
     *
     * @return {@code http://127.0.0.1:port}, for every service
     */
    public URI endpoint() {
        return endpoint;
    }

    /** Stops the emulator; everything in it is gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    /** Reads output away, so that the child never waits for it, and keeps the last line. */
    private static final class LastLine {
        private volatile String line = "";

        static LastLine of(BufferedReader output) {
            LastLine last = new LastLine();
            Thread.ofVirtual().name("moto-output").start(() -> {
                try (output) {
                    for (String next = output.readLine(); next != null; next = output.readLine()) {
                        last.line = next.isBlank() ? last.line : next;
                    }
                } catch (IOException e) {
                    // The process has ended.
                    return;
                }
            });
            return last;
        }

        String text() {
            return line;
        }
    }
}
