package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import network.pyrin.releasebundle.Reason;

/** Services in the root of an image, or of a system that shall not start anything yet: made ready, never started. */
public final class ImageServices implements ServiceManager {
    private final Layout layout;

    /**
     * Makes one.
     *
     * @param layout of the root
     */
    public ImageServices(Layout layout) {
        this.layout = layout;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void prepare() throws ServerException {
        Command.must("systemd-sysusers", "--root=" + layout.root(), "pyrin.conf");
        Command.must("systemd-tmpfiles", "--root=" + layout.root(), "--create", "pyrin.conf");
    }

    @Override
    public void reload() {
        // Nothing has read the units yet.
    }

    @Override
    public void enable(List<String> units) throws ServerException {
        try {
            for (String unit : units) {
                Path link = layout.units().resolve(wants(unit)).resolve(unit);
                SafeFiles.link(link, Path.of("..", unit));
            }
        } catch (IOException e) {
            throw new ServerException("cannot enable the units below " + layout.units() + ": " + Reason.of(e), e);
        }
    }

    private static String wants(String unit) {
        return unit.endsWith(".target") ? "multi-user.target.wants" : "pyrin.target.wants";
    }

    @Override
    public void disable(List<String> units) throws ServerException {
        try {
            for (String unit : units) {
                Files.deleteIfExists(layout.units().resolve(wants(unit)).resolve(unit));
            }
        } catch (IOException e) {
            throw new ServerException("cannot disable the units below " + layout.units() + ": " + Reason.of(e), e);
        }
    }

    @Override
    public void start(Service service) {
        // The system of this root starts it when it boots.
    }

    @Override
    public void stop(Service service) {
        // It does not run.
    }

    @Override
    public void own(Path tree, String user) {
        // Its unit does so at its first start: the folder is not its user's yet.
    }

    @Override
    public State state(Service service) {
        return new State(false, "not started", Optional.empty(), 0, Optional.empty());
    }

    @Override
    public List<String> lastWords(Service service) {
        return List.of();
    }
}
