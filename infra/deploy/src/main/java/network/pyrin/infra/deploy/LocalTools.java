package network.pyrin.infra.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import network.pyrin.infra.stacks.Release;
import org.jspecify.annotations.Nullable;

/** Other programs, as this machine has them or as npm brings them by the lock in {@code infra/tools}. */
final class LocalTools implements Tools {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int FRAME_MAX = 4_096;

    private final Path root;
    private final Optional<Path> otherCdk;

    /**
     * Tools of one checkout.
     *
     * @param root the checkout
     * @param otherCdk a program to use in place of the CDK command, for tests
     */
    LocalTools(Path root, Optional<Path> otherCdk) {
        this.root = root;
        this.otherCdk = otherCdk;
    }

    @Override
    public void bringCdk() throws DeployException {
        if (otherCdk.isPresent()) {
            return;
        }
        Path home = root.resolve(".tools/cdk");
        try {
            Files.createDirectories(home);
            String lock = Files.readString(root.resolve("infra/tools/package-lock.json"));
            Path installed = home.resolve("package-lock.json");
            if (Files.exists(cdk())
                    && Files.exists(installed)
                    && Files.readString(installed).equals(lock)) {
                return;
            }
            for (String name : List.of("package.json", "package-lock.json", ".npmrc")) {
                Files.copy(
                        root.resolve("infra/tools").resolve(name),
                        home.resolve(name),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new DeployException(
                    "no place for tools in " + home + ": " + e.getMessage(), "make room and try again");
        }
        if (run(home, List.of("npm", "ci", "--silent")) != 0) {
            throw new DeployException(
                    "npm could not bring the CDK command",
                    "see whether npm can reach its registry (npm ci in .tools/cdk shows what it says), then try again");
        }
    }

    @Override
    public Synthesis synthesise(Plan plan, Release release) throws DeployException {
        return Synthesis.run(plan, release);
    }

    @Override
    public int cdk(Path assembly, List<String> arguments) throws DeployException {
        List<String> command = new ArrayList<>(List.of(cdk().toString()));
        command.addAll(arguments);
        command.addAll(List.of("--app", assembly.toString(), "--no-notices", "--no-version-reporting", "--ci"));
        return run(root, command);
    }

    @Override
    public void makeBundle(Path folder) throws DeployException {
        if (run(root, List.of(root.resolve("pyrin").toString(), "package", "--out", folder.toString())) != 0) {
            throw new DeployException(
                    "the release bundle could not be made", "./pyrin package alone shows why; then try again");
        }
    }

    @Override
    public void makePages(Path built, Map<String, String> settings, Path out) throws DeployException {
        List<String> command = new ArrayList<>(
                List.of("node", root.resolve("cdn-static/publish.mjs").toString()));
        settings.forEach((name, value) -> command.addAll(List.of("--" + name, value)));
        command.addAll(List.of("--out", out.toString()));
        if (Files.isDirectory(built)) {
            command.addAll(List.of("--from", built.toString()));
        }
        if (run(root, command) != 0) {
            throw new DeployException("the pages could not be made ready", "build them (./pyrin build) and try again");
        }
    }

    @Override
    public int status(String url) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public boolean greets(String url) {
        CompletableFuture<String> first = new CompletableFuture<>();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            WebSocket stream = client.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(URI.create(url), new FirstWords(first))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            try {
                return first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).contains("\"welcome\"");
            } finally {
                stream.abort();
            }
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Hears a stream until its first frame is whole. */
    private static final class FirstWords implements WebSocket.Listener {
        private final CompletableFuture<String> whole;
        private final StringBuilder text = new StringBuilder();

        FirstWords(CompletableFuture<String> whole) {
            this.whole = whole;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket stream, CharSequence part, boolean last) {
            if (text.length() < FRAME_MAX) {
                text.append(part);
            }
            if (last) {
                whole.complete(text.toString());
            }
            stream.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket stream, Throwable problem) {
            whole.completeExceptionally(problem);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket stream, int status, String reason) {
            whole.complete("");
            return null;
        }
    }

    @Override
    public void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path cdk() {
        return otherCdk.orElse(root.resolve(".tools/cdk/node_modules/aws-cdk/bin/cdk"));
    }

    private static int run(Path folder, List<String> command) throws DeployException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new DeployException(
                    command.getFirst() + " cannot be started: " + e.getMessage(),
                    "./pyrin doctor says what is missing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("interrupted", "call ./pyrin deploy again: it goes on where it stopped");
        }
    }
}
