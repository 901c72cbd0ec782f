package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import network.pyrin.releasebundle.Trees;

/** {@code pyrin uninstall}: takes programs and units away and keeps data, configuration, backups and users. */
public final class Uninstall {
    private final Server server;

    /**
     * Makes the command.
     *
     * @param server to take them from
     */
    public Uninstall(Server server) {
        this.server = server;
    }

    /**
     * Uninstalls. Does what is left to do if it was cut short before.
     *
     * @throws ServerException if a service does not stop
     * @throws IOException if the disk refuses
     */
    public void run() throws ServerException, IOException {
        Layout layout = server.layout();
        try (InstallLock _ = InstallLock.take(layout)) {
            Optional<Selection> selection = server.selected();
            if (selection.isPresent()) {
                server.fleet().stop(selection.get());
            }
            new Units(layout, server.services()).remove();
            Files.deleteIfExists(layout.command());
            Files.deleteIfExists(layout.current());
            Files.deleteIfExists(layout.previous());
            Files.deleteIfExists(layout.journal());
            Files.deleteIfExists(layout.profile());
            // The runtime of this very process lies there; what it has open stays readable until it ends.
            Trees.delete(layout.releases());
            server.say()
                    .println("Uninstalled. Kept: data in " + layout.data() + ", configuration in "
                            + layout.environment().getParent() + ", backups in " + layout.backups() + ".");
        }
    }
}
