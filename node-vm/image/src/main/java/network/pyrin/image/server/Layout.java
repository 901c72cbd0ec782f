package network.pyrin.image.server;

import java.nio.file.Path;

/**
 * Where things lie on a server, below one root: {@code /}, or the mounted root of an image.
 *
 * @param root absolute
 */
public record Layout(Path root) {
    /** Makes the root absolute. */
    public Layout {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Whether this is the running system.
     *
     * @return false for the root of an image
     */
    public boolean isLive() {
        return root.getParent() == null;
    }

    /**
     * Everything of ours that is not data, configuration or a unit.
     *
     * @return a folder
     */
    public Path home() {
        return root.resolve("opt/pyrin");
    }

    /**
     * Installed releases, each in a folder named by its identity.
     *
     * @return a folder
     */
    public Path releases() {
        return home().resolve("releases");
    }

    /**
     * The release in use.
     *
     * @return a link into {@link #releases}
     */
    public Path current() {
        return home().resolve("current");
    }

    /**
     * The release used before.
     *
     * @return a link into {@link #releases}; absent after the first installation
     */
    public Path previous() {
        return home().resolve("previous");
    }

    /**
     * Which services this server runs.
     *
     * @return a file with one word
     */
    public Path profile() {
        return home().resolve("profile");
    }

    /**
     * Exists while a switch between releases is under way.
     *
     * @return a file
     */
    public Path journal() {
        return home().resolve("switch.json");
    }

    /**
     * Locked while a command changes something.
     *
     * @return a file
     */
    public Path lock() {
        return home().resolve("lock");
    }

    /**
     * Keys of the services.
     *
     * @return a file in the form of systemd's environment files
     */
    public Path environment() {
        return root.resolve("etc/pyrin/pyrin.env");
    }

    /**
     * Flags that carry secrets.
     *
     * @return a file that only root reads
     */
    public Path connections() {
        return root.resolve("etc/pyrin/secrets/connections");
    }

    /**
     * The same for the read model that is being built beside the live one.
     *
     * @return a file that exists during a re-index only
     */
    public Path reindexConnections() {
        return root.resolve("etc/pyrin/secrets/connections.reindex");
    }

    /**
     * Unit files.
     *
     * @return the system's folder of local units
     */
    public Path units() {
        return root.resolve("etc/systemd/system");
    }

    /**
     * Users of the services.
     *
     * @return a file for systemd-sysusers
     */
    public Path users() {
        return root.resolve("etc/sysusers.d/pyrin.conf");
    }

    /**
     * Folders of the services.
     *
     * @return a file for systemd-tmpfiles
     */
    public Path folders() {
        return root.resolve("etc/tmpfiles.d/pyrin.conf");
    }

    /**
     * Chain and embedded databases.
     *
     * @return a folder, perhaps a volume of its own
     */
    public Path data() {
        return root.resolve("var/lib/pyrin");
    }

    /**
     * Backups, unless told otherwise.
     *
     * @return a folder
     */
    public Path backups() {
        return root.resolve("var/backups/pyrin");
    }

    /**
     * The command of this server.
     *
     * @return a link into {@link #current}
     */
    public Path command() {
        return root.resolve("usr/local/bin/pyrin");
    }

    /**
     * A path as the system sees it once this root is its own.
     *
     * @param path below the root
     * @return absolute, without the root
     */
    public Path inside(Path path) {
        return isLive() ? path : Path.of("/").resolve(root.relativize(path));
    }
}
