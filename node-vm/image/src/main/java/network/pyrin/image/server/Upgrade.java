package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Manifest;

/** {@code pyrin upgrade} and {@code pyrin rollback}: to another release, and back by itself if that one does not work. */
public final class Upgrade {
    private static final Pattern FORMAT = Pattern.compile("(?m)^format=(\\d+)$");
    private static final int IDENTITY_DEPTH = 5;

    private final Server server;

    /**
     * Makes the command.
     *
     * @param server to upgrade
     */
    public Upgrade(Server server) {
        this.server = server;
    }

    /**
     * Upgrades to a bundle; the old release is in use again if the new one is not healthy in time.
     *
     * @param bundle archive or folder
     * @throws BundleException if it cannot be used; nothing is changed then
     * @throws ServerException if it cannot work on this server's data, or did not work and was taken back
     * @throws IOException if the disk refuses
     */
    public void run(Path bundle) throws BundleException, ServerException, IOException {
        try (InstallLock _ = InstallLock.take(server.layout())) {
            Selection selection = server.selection();
            server.switcher().repair(selection);
            Manifest from = server.installed();
            Manifest to = server.releases().place(bundle);
            if (to.id().equals(from.id())) {
                server.say().println(to.id() + " is in use already.");
                return;
            }
            checkFormats(from, to);
            go(from, to, selection);
        }
    }

    /**
     * Goes back to the release used before; the present one becomes the one to go back to.
     *
     * @throws ServerException if there is none, or it did not work and was taken back
     * @throws IOException if the disk refuses
     */
    public void rollback() throws ServerException, IOException {
        try (InstallLock _ = InstallLock.take(server.layout())) {
            Selection selection = server.selection();
            server.switcher().repair(selection);
            Manifest from = server.installed();
            Optional<Manifest> to =
                    server.releases().previous().filter(each -> !each.id().equals(from.id()));
            if (to.isEmpty()) {
                throw new ServerException("there is no release before " + from.version() + " on this server");
            }
            checkFormats(from, to.get());
            go(from, to.get(), selection);
        }
    }

    private void go(Manifest from, Manifest to, Selection selection) throws ServerException, IOException {
        server.say().println("From " + from.id() + " to " + to.id() + ".");
        long begun = server.clock().millis();
        server.switcher().go(from, to, selection);
        server.say()
                .printf(
                        "%s runs, after %.1f s.%n",
                        to.version(), (server.clock().millis() - begun) / 1_000.0);
    }

    /** Programs refuse data of another format at their start; said here, before anything is stopped. */
    private void checkFormats(Manifest from, Manifest to) throws ServerException, IOException {
        for (int found : nodeFormats(server.layout().data())) {
            if (found != to.formats().node()) {
                throw new ServerException("the node's data here has format " + found + ", " + to.version()
                        + " works on format " + to.formats().node()
                        + ": nothing was changed. Export the chain with this release and import it with the other");
            }
        }
        if (from.formats().readModel() != to.formats().readModel()) {
            throw new ServerException(
                    "the read model here has schema " + from.formats().readModel() + ", "
                            + to.version() + " works on schema " + to.formats().readModel()
                            + ": nothing was changed. Uninstall, install " + to.version()
                            + " with another database name, and let it index anew");
        }
    }

    private static List<Integer> nodeFormats(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.find(data, IDENTITY_DEPTH, (file, _) -> file.endsWith("node/identity"))) {
            List<Path> identities = tree.toList();
            List<Integer> formats = new java.util.ArrayList<>();
            for (Path identity : identities) {
                Matcher matcher = FORMAT.matcher(Files.readString(identity));
                if (matcher.find()) {
                    formats.add(Integer.valueOf(matcher.group(1)));
                }
            }
            return formats;
        }
    }
}
