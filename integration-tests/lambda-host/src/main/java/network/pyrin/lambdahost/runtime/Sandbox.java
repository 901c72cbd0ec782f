package network.pyrin.lambdahost.runtime;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The process of one instance: started with Lambda's variables and nothing inherited, in its own process group. What it
 * prints goes to the log; the last lines are kept to explain a crash.
 *
 * <p>It never outlives the host, not even one that was killed while the process is stopped and could not notice: the kernel
 * kills it when its parent ends ({@code PR_SET_PDEATHSIG}). To the kernel, the parent is the <em>thread</em> that started
 * it, so all are started on one that stays as long as the host.
 */
final class Sandbox {
    private static final int LINES_KEPT = 20;
    private static final int LINE_CHARS_MAX = 4_000;
    private static final int LAST_WORDS_MILLIS_MAX = 2_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-starter").factory());

    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Void> outputEnded = new CompletableFuture<>();

    private Sandbox(Process process) {
        this.process = process;
    }

    static Sandbox start(
            Artefact artefact, FunctionSettings settings, Isolation isolation, int apiPort, Consumer<String> log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        settings.cpu().ifPresent(cpu -> command.addAll(List.of("taskset", "-c", Integer.toString(cpu))));
        Path root = isolation.taskRoot(artefact.folder());
        command.addAll(
                isolation.wrap(artefact.folder(), settings.limits().tmpMegabytes(), program(artefact, settings, root)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(artefact.folder().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(environment(settings, root, apiPort));
        Sandbox sandbox = new Sandbox(startOnLastingThread(builder));
        sandbox.process.getOutputStream().close();
        // Reading a pipe holds its carrier, and there are as few carriers as processors: so a thread of its own.
        Thread.ofPlatform().daemon().name("output-" + settings.name()).start(() -> sandbox.copyOutput(log));
        return sandbox;
    }

    private static Process startOnLastingThread(ProcessBuilder builder) throws IOException {
        try {
            return STARTER.submit(builder::start).get();
        } catch (ExecutionException e) {
            // In its own words, as if it had been started here.
            throw e.getCause() instanceof IOException cause
                    ? new IOException(cause.getMessage(), cause)
                    : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a process was being started");
        }
    }

    private static List<String> program(Artefact artefact, FunctionSettings settings, Path root) {
        // Last of all, since a new user namespace would take it back.
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
        switch (artefact.kind()) {
            case PROVIDED -> command.add(root.resolve("bootstrap").toString());
            case MANAGED -> command.addAll(ManagedRuntime.command(settings));
        }
        return command;
    }

    /** Source: "Defined runtime environment variables" of the Lambda developer guide. */
    private static Map<String, String> environment(FunctionSettings settings, Path root, int apiPort) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "LANG", "en_US.UTF-8",
                "TZ", ":UTC",
                "PATH", "/usr/local/bin:/usr/bin:/bin"));
        all.putAll(settings.environment());
        String memory = Integer.toString(settings.limits().memoryMegabytes());
        all.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + apiPort);
        all.put("_HANDLER", FunctionSettings.HANDLER);
        all.put("LAMBDA_TASK_ROOT", root.toString());
        all.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        all.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", memory);
        all.putIfAbsent("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name());
        String stream = UUID.randomUUID().toString().replace("-", "");
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", DAY.format(Instant.now()) + "/[$LATEST]" + stream);
        return all;
    }

    private void copyOutput(Consumer<String> log) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String kept = line.length() > LINE_CHARS_MAX ? line.substring(0, LINE_CHARS_MAX) : line;
                synchronized (lastLines) {
                    lastLines.add(kept);
                    if (lastLines.size() > LINES_KEPT) {
                        lastLines.remove();
                    }
                }
                log.accept(kept);
            }
        } catch (IOException e) {
            log.accept("the output ended: " + e.getMessage());
        } finally {
            outputEnded.complete(null);
        }
    }

    /**
     * When the process is gone and its last words are read: it often ends before the reader has seen why. A child that
     * outlives it and keeps the pipe open is not waited for longer than a moment.
     */
    CompletableFuture<Process> ended() {
        return process.onExit().thenCompose(gone -> outputEnded
                .completeOnTimeout(null, LAST_WORDS_MILLIS_MAX, TimeUnit.MILLISECONDS)
                .thenApply(read -> gone));
    }

    long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    /** What the process printed last, oldest first. */
    List<String> lastLines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    void kill() {
        Signals.kill(process.pid());
        process.destroyForcibly();
    }

    /** The class path entries of this program whose file names begin so. */
    static List<String> onOwnClassPath(List<String> prefixes) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        prefixes.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .toList();
    }
}
