package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Manifest;

/** {@code pyrin install}: from an unpacked bundle to running services. Doing it again changes nothing but what is asked. */
public final class Install {
    private static final String ENVIRONMENT_MODE = "rw-r--r--";

    private final Server server;
    private final Layout layout;

    /**
     * Makes the command.
     *
     * @param server to install on
     */
    public Install(Server server) {
        this.server = server;
        this.layout = server.layout();
    }

    /**
     * What is asked.
     *
     * @param bundle folder of an unpacked one
     * @param selection which services
     * @param keys keys to set in the configuration; others stay as they are
     * @param mongodb connection string; empty leaves what is configured
     * @param redis address; empty leaves what is configured
     */
    public record Request(
            Path bundle,
            Selection selection,
            Map<String, String> keys,
            Optional<String> mongodb,
            Optional<String> redis) {}

    /**
     * Installs.
     *
     * @param request what is asked
     * @throws BundleException if the bundle cannot be used; nothing is changed then
     * @throws ServerException if something stands in the way, or a service does not come up
     * @throws IOException if the disk refuses
     */
    public void run(Request request) throws BundleException, ServerException, IOException {
        Keys.of(request.bundle()).check(request.keys(), request.selection().profile());
        try (InstallLock _ = InstallLock.take(layout)) {
            Connections connections = Connections.read(layout.connections())
                    .with(Connections.MONGODB, request.mongodb())
                    .with(Connections.REDIS, request.redis());
            if (request.selection().profile() == Profile.SPLIT) {
                refuseMissing(request, connections);
            }
            refuseOtherVersion(request.bundle());
            Optional<Selection> before = server.selected();
            if (before.isPresent()) {
                server.switcher().repair(before.get());
            }
            Manifest manifest = server.releases().place(request.bundle());
            boolean changed = configure(manifest, request, connections);
            if (before.isPresent() && (changed || !before.get().equals(request.selection()))) {
                // Programs read their configuration once, when they start.
                server.fleet().stop(before.get());
            }
            server.releases().use(manifest.id());
            SafeFiles.write(layout.profile(), request.selection().text() + "\n", ENVIRONMENT_MODE);
            SafeFiles.link(layout.command(), layout.inside(layout.current().resolve("bin/pyrin")));
            new Units(layout, server.services()).install(server.releases().folder(manifest.id()), request.selection());
            server.fleet().start(request.selection(), server.patience());
            server.say()
                    .println(manifest.version() + " is installed as "
                            + request.selection().words()
                            + (server.services().isLive() ? " and runs." : "; it starts with the system."));
        }
    }

    private void refuseMissing(Request request, Connections connections) throws ServerException, IOException {
        if (request.selection().services().equals(List.of(Service.NODE))) {
            return;
        }
        String events = request.keys()
                .getOrDefault(
                        Keys.EVENTS,
                        EnvironmentFile.read(layout.environment())
                                .get(Keys.EVENTS)
                                .orElse(""));
        connections.refuseMissing(!events.startsWith("sns:"));
    }

    private void refuseOtherVersion(Path bundle) throws ServerException, BundleException {
        Optional<Manifest> current = server.releases().current();
        if (current.isPresent()) {
            Manifest offered = Manifest.read(bundle);
            if (!offered.id().equals(current.get().id())) {
                throw new ServerException(current.get().id() + " is installed already, the bundle is " + offered.id()
                        + ": use 'pyrin upgrade', which can go back");
            }
        }
    }

    /** Writes keys and secrets; whether that changed what running services were started with. */
    private boolean configure(Manifest manifest, Request request, Connections connections)
            throws IOException, ServerException {
        Path file = layout.environment();
        Path template = server.releases().folder(manifest.id()).resolve("config/pyrin.env");
        String text = Files.readString(Files.exists(file) ? file : template);
        for (Map.Entry<String, String> key : new TreeMap<>(request.keys()).entrySet()) {
            text = EnvironmentFile.with(text, key.getKey(), key.getValue());
        }
        boolean keysChanged = !Files.exists(file) || !Files.readString(file).equals(text);
        if (keysChanged) {
            SafeFiles.write(file, text, ENVIRONMENT_MODE);
        }
        boolean secretsChanged = !Connections.read(layout.connections()).lines().equals(connections.lines());
        connections.write(layout.connections());
        return keysChanged || secretsChanged;
    }
}
