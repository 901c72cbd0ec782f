package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Services that are only noted down: what runs runs the release that {@code current} points to at its start. Versions named
 * broken never become healthy; the whole can "lose power" at its n-th call.
 */
final class FakeServices implements ServiceManager, Health {
    /** The machine lost power: nothing after it happens, no cleaning up either. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;

        PowerCut() {
            super("power cut", null, false, false);
        }
    }

    private final Layout layout;
    private final Set<Service> running = EnumSet.noneOf(Service.class);
    private final Set<String> broken;
    private int starts;
    private int callsLeft = Integer.MAX_VALUE;

    FakeServices(Layout layout, Set<String> broken) {
        this.layout = layout;
        this.broken = broken;
    }

    void cutPowerAfter(int calls) {
        callsLeft = calls;
    }

    void boot(Selection selection) {
        callsLeft = Integer.MAX_VALUE;
        running.clear();
        running.addAll(selection.services());
    }

    private void called() {
        callsLeft--;
        if (callsLeft < 0) {
            running.clear();
            throw new PowerCut();
        }
    }

    /** How often something that did not run was started. */
    int starts() {
        return starts;
    }

    Set<Service> running() {
        return running;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void prepare() {
        called();
    }

    @Override
    public void reload() {
        called();
    }

    @Override
    public void enable(List<String> units) {
        called();
    }

    @Override
    public void disable(List<String> units) {
        called();
    }

    @Override
    public void start(Service service) throws ServerException {
        called();
        if (broken.stream().anyMatch(currentRelease()::startsWith)) {
            throw new ServerException(service.unit() + " does not come up");
        }
        if (running.add(service)) {
            starts++;
        }
    }

    private String currentRelease() {
        try {
            return Files.readSymbolicLink(layout.current()).getFileName().toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void stop(Service service) {
        called();
        running.remove(service);
    }

    @Override
    public void own(Path tree, String user) {
        called();
    }

    @Override
    public State state(Service service) {
        boolean runs = running.contains(service);
        return new State(runs, runs ? "active" : "inactive", Optional.empty(), 0, Optional.empty());
    }

    @Override
    public List<String> lastWords(Service service) {
        return List.of();
    }

    @Override
    public Look look(Service service) {
        return new Look(running.contains(service), "");
    }
}
