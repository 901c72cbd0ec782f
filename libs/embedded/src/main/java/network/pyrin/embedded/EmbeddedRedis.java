package network.pyrin.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A redis-server as a child process, on a free loopback port, with its append-only file in a folder.
 *
 * <p>It never outlives this process: a watcher beside it reads a pipe that the operating system closes when this process
 * ends, however it ends, and then stops it. Should one still be running on the folder, it is stopped before a new one
 * starts.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final int ATTEMPTS_MAX = 5;
    private static final int START_LINES_MAX = 500;
    private static final long STOP_SECONDS = 5;
    private static final String READY = "Ready to accept connections";

    private final Process process;
    private final int port;

    private EmbeddedRedis(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param folder where program, append-only file and process id lie; made if absent, and used by one process only
     * @return a server that accepts connections
     * @throws IOException if there is no redis-server for this machine, or it does not start
     */
    public static EmbeddedRedis start(Path folder) throws IOException {
        Files.createDirectories(folder);
        stopLeftover(folder.resolve("redis.pid"));
        Path program = RedisProgram.install(folder);
        List<String> problems = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int port = freePort();
            Process process = launch(program, folder.toAbsolutePath(), port);
            BufferedReader output = process.inputReader();
            String failure = awaitReady(output);
            if (failure.isEmpty()) {
                drain(output);
                return new EmbeddedRedis(process, port);
            }
            // The port may have been taken between finding and using it.
            problems.add(failure);
            process.destroyForcibly();
        }
        throw new IOException("redis-server did not start in " + folder + ": " + problems.getLast());
    }

    private static Process launch(Path program, Path folder, int port) throws IOException {
        // The watcher keeps the pipe in descriptor 3 and ends the server (same process id as the shell, by exec) when
        // the pipe closes.
        String script = "exec 3<&0; ( cat <&3; kill -TERM $$ ) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null";
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh", "-c", script, "redis", program.toAbsolutePath().toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--bind", "127.0.0.1"));
        command.addAll(List.of("--dir", folder.toString()));
        command.addAll(List.of("--pidfile", folder.resolve("redis.pid").toString()));
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "everysec"));
        command.addAll(List.of("--save", "", "--daemonize", "no", "--maxmemory", "128mb"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Empty once the server is ready, else its last line. */
    private static String awaitReady(BufferedReader output) throws IOException {
        String last = "no output";
        for (int i = 0; i < START_LINES_MAX; i++) {
            String line = output.readLine();
            if (line == null) {
                return last;
            }
            if (line.contains(READY)) {
                return "";
            }
            last = line.isBlank() ? last : line;
        }
        return last;
    }

    private static void drain(BufferedReader output) {
        // Unread output would block the server once the pipe is full.
        Thread.ofVirtual().name("redis-output").start(() -> {
            try (output) {
                while (output.readLine() != null) {}
            } catch (IOException e) {
                // The process has ended.
            }
        });
    }

    private static void stopLeftover(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String text = Files.readString(pidFile).strip();
        if (text.matches("\\d{1,9}")) {
            ProcessHandle.of(Long.parseLong(text))
                    // The id may belong to another program by now.
                    .filter(handle -> handle.info().command().orElse("").endsWith(RedisProgram.NAME))
                    .ifPresent(EmbeddedRedis::stop);
        }
        Files.deleteIfExists(pidFile);
    }

    private static void stop(ProcessHandle handle) {
        handle.destroy();
        try {
            handle.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            handle.destroyForcibly();
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
     * @return {@code redis://127.0.0.1:port}
     */
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /**
     * The server's process.
     *
     * @return process id
     */
    long pid() {
        return process.pid();
    }

    /** Stops the server and waits until it has written its file. */
    @Override
    public void close() {
        stop(process.toHandle());
    }
}
