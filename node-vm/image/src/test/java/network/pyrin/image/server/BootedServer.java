package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import network.pyrin.image.pack.Packager;

/**
 * A root file system with three releases in it, booted by its own systemd as process 1 of namespaces of its own. Closing ends
 * it by its process id and removes its control groups.
 */
final class BootedServer implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src/test/sh").toAbsolutePath();
    private static final String NAMESPACE = SCRIPTS.resolve("namespace").toString();
    private static final String BUNDLES = "/srv/bundles";

    private final Path root;
    private final String group;
    private final String pid;

    private BootedServer(Path root, String group) throws ServerException {
        this.root = root;
        this.group = group;
        this.pid = must(NAMESPACE, "up", root.toString(), group).strip();
    }

    /** An empty Debian with systemd, and with the Redis that Debian packages. */
    static Path debian(Path folder) throws ServerException {
        Path root = folder.resolve("debian");
        must(
                "debootstrap",
                "--variant=minbase",
                "--include=systemd,systemd-sysv,dbus,redis-server",
                "stable",
                root.toString());
        return root;
    }

    /**
     * Boots a copy.
     *
     * @param debian an empty root
     * @param name of the copy
     * @param spoilt program that ends at once in the broken release
     */
    static BootedServer boot(Path debian, String name, String spoilt) throws Exception {
        Path root = debian.resolveSibling(name);
        must("cp", "-a", debian.toString(), root.toString());
        Path bundles = Files.createDirectories(root.resolve(BUNDLES.substring(1)));
        Path first = Packager.unpacked(Path.of(System.getProperty("pyrin.root")), bundles, false);
        Files.move(Variant.good(first, "9.1.0"), bundles.resolve("good"));
        Files.move(Variant.broken(first, "9.2.0", spoilt), bundles.resolve("broken"));
        Files.move(first, bundles.resolve("first"));
        must("cp", "-r", SCRIPTS.toString(), "target/test-classes", bundles.toString());
        return new BootedServer(
                root, "pyrin-" + name + "-test-" + ProcessHandle.current().pid());
    }

    /** Runs a script of {@code src/test/sh} inside, in the folder where the releases are; what it said. */
    String run(String script) throws ServerException {
        return must(NAMESPACE, "in", pid, "bash", "-c", "cd " + BUNDLES + " && exec bash sh/" + script);
    }

    private static String must(String... command) throws ServerException {
        Command.Result result = Command.run(List.of(command), Map.of());
        assertThat(result.code())
                .as(String.join(" ", command) + ": " + result.said())
                .isZero();
        return result.said();
    }

    @Override
    public void close() throws ServerException {
        Command.run(NAMESPACE, "down", pid, group);
        // What systemd made read-only or a mount point of is gone with the namespace; the rest is an ordinary tree.
        must("rm", "-rf", "--one-file-system", root.toString());
    }
}
