package network.pyrin.image.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services of a running systemd. Units wait for health by themselves (their ExecStartPost), so starting is waiting. */
public final class Systemd implements ServiceManager {
    private static final String LINES = "15";

    /** Made where systemd runs. */
    public Systemd() {}

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void prepare() throws ServerException {
        Command.must("systemd-sysusers", "pyrin.conf");
        Command.must("systemd-tmpfiles", "--create", "pyrin.conf");
    }

    @Override
    public void reload() throws ServerException {
        Command.must("systemctl", "daemon-reload");
    }

    @Override
    public void enable(List<String> units) throws ServerException {
        Command.must(command("enable", units));
    }

    @Override
    public void disable(List<String> units) throws ServerException {
        Command.run(List.of(command("disable", units)), Map.of());
    }

    private static String[] command(String verb, List<String> units) {
        List<String> command = new ArrayList<>(List.of("systemctl", "--quiet", verb));
        command.addAll(units);
        return command.toArray(String[]::new);
    }

    @Override
    public void start(Service service) throws ServerException {
        Command.run("systemctl", "reset-failed", service.unit());
        Command.Result result = Command.run("systemctl", "start", service.unit());
        if (result.code() != 0) {
            throw new ServerException(
                    service.unit() + " does not come up (" + state(service).word() + ")");
        }
    }

    @Override
    public void stop(Service service) throws ServerException {
        Command.Result result = Command.run("systemctl", "stop", service.unit());
        if (result.code() != 0 && state(service).active()) {
            throw new ServerException(service.unit() + " does not stop: " + result.lastLine());
        }
    }

    @Override
    public void own(Path tree, String user) throws ServerException {
        Command.must("chown", "-R", user + ":" + user, tree.toString());
    }

    @Override
    public State state(Service service) {
        Map<String, String> values = new HashMap<>();
        try {
            String said = Command.run(
                            "systemctl",
                            "show",
                            service.unit(),
                            "--property=ActiveState,SubState,MainPID,NRestarts,MemoryCurrent")
                    .said();
            said.lines().filter(line -> line.contains("=")).forEach(line -> {
                int equals = line.indexOf('=');
                values.put(line.substring(0, equals), line.substring(equals + 1));
            });
        } catch (ServerException e) {
            return new State(false, "unknown", Optional.empty(), 0, Optional.empty());
        }
        String active = values.getOrDefault("ActiveState", "unknown");
        String sub = values.getOrDefault("SubState", "");
        return new State(
                active.equals("active"),
                sub.isEmpty() || active.equals("active") ? active : active + ", " + sub,
                number(values.get("MainPID")).filter(pid -> pid > 0),
                number(values.get("NRestarts")).orElse(0L),
                number(values.get("MemoryCurrent")));
    }

    private static Optional<Long> number(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    @Override
    public List<String> lastWords(Service service) {
        try {
            return Command.run("journalctl", "-u", service.unit(), "-n", LINES, "-o", "cat", "--no-pager")
                    .said()
                    .lines()
                    .toList();
        } catch (ServerException e) {
            return List.of();
        }
    }
}
