package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs services by their units' own commands as children of this process, for roots that no systemd runs on: reads the
 * installed unit, gives it its environment file and its credentials, starts it, and waits with its ExecStartPost. What it
 * does not do is the sandbox.
 */
final class UnitRunner implements ServiceManager, AutoCloseable {
    private static final long STOP_SECONDS = 60;

    private final Layout layout;
    private final Map<Service, Process> running = new EnumMap<>(Service.class);

    UnitRunner(Layout layout) {
        this.layout = layout;
    }

    /** A line of an installed unit, with its absolute paths below the root. */
    private String line(Service service, String key) throws IOException {
        String line = Files.readAllLines(layout.units().resolve(service.unit())).stream()
                .filter(each -> each.startsWith(key + "="))
                .map(each -> each.substring(key.length() + 1))
                .findFirst()
                .orElse("");
        return line.replaceAll("(?<=^|[ :])/(opt|etc|var)/", layout.root() + "/$1/");
    }

    private Map<String, String> environment(Service service) throws IOException {
        Path file = Path.of(line(service, "EnvironmentFile"));
        Map<String, String> environment =
                new HashMap<>(EnvironmentFile.read(file).values());
        environment.put("PYRIN_DATA", layout.data().toString());
        String credential = line(service, "LoadCredential");
        if (!credential.isEmpty()) {
            Path folder = layout.root().resolve("run/credentials").resolve(service.unit());
            Files.createDirectories(folder);
            String[] parts = credential.split(":", 2);
            Files.copy(Path.of(parts[1]), folder.resolve(parts[0]), StandardCopyOption.REPLACE_EXISTING);
            environment.put("CREDENTIALS_DIRECTORY", folder.toString());
        }
        return environment;
    }

    Path log(Service service) {
        return layout.root().resolve(service.program() + ".log");
    }

    @Override
    public void start(Service service) throws ServerException {
        if (state(service).active()) {
            return;
        }
        try {
            Map<String, String> environment = environment(service);
            ProcessBuilder builder = new ProcessBuilder(
                            line(service, "ExecStart").split(" "))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(log(service).toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            running.put(service, process);
            List<String> ready =
                    new ArrayList<>(Arrays.asList(line(service, "ExecStartPost").split(" ")));
            ready.addAll(List.of("--timeout", "120", "--root", layout.root().toString()));
            environment.put("MAINPID", Long.toString(process.pid()));
            if (Command.run(ready, environment).code() != 0) {
                stop(service);
                throw new ServerException(service.unit() + " does not come up: " + lastWords(service));
            }
        } catch (IOException e) {
            throw new ServerException("cannot start " + service.unit() + ": " + e.getMessage(), e);
        }
    }

    /** The end that no program can prepare for. */
    void kill(Service service) {
        Process process = Objects.requireNonNull(running.remove(service), "it does not run");
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void stop(Service service) throws ServerException {
        Process process = running.remove(service);
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ServerException(service.unit() + " did not stop within " + Duration.ofSeconds(STOP_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }

    @Override
    public State state(Service service) {
        Process process = running.get(service);
        if (process == null) {
            return new State(false, "inactive", Optional.empty(), 0, Optional.empty());
        }
        boolean alive = process.isAlive();
        return new State(alive, alive ? "active" : "failed", Optional.of(process.pid()), 0, Optional.empty());
    }

    @Override
    public List<String> lastWords(Service service) {
        try {
            List<String> lines = Files.readAllLines(log(service));
            return lines.subList(Math.max(0, lines.size() - 10), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void prepare() {
        // Children of this process run as its user.
    }

    @Override
    public void reload() {
        // Units are read at each start.
    }

    @Override
    public void enable(List<String> units) {
        // Nothing boots here.
    }

    @Override
    public void disable(List<String> units) {
        // Nothing boots here.
    }

    @Override
    public void own(Path tree, String user) {
        // Children of this process run as its user.
    }

    @Override
    public void close() {
        for (Service service : List.copyOf(running.keySet())) {
            kill(service);
        }
    }
}
