package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import network.pyrin.image.pack.Packager;
import network.pyrin.releasebundle.Bundle;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundle in a fresh root file system under a systemd of its own, with every sandbox on: install, kill, upgrade, a failed
 * upgrade, backup, destroy, restore, re-index, uninstall ({@code src/test/sh/server-life} is the list). Needs root, the
 * package debootstrap and namespaces; takes some minutes.
 */
class SystemdServerBundleTest {
    private static final Path SCRIPTS = Path.of("src/test/sh").toAbsolutePath();
    private static final String GROUP =
            "pyrin-systemd-test-" + ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private static String must(String... command) throws ServerException {
        Command.Result result = Command.run(List.of(command), Map.of());
        assertThat(result.code())
                .as(String.join(" ", command) + ": " + result.said())
                .isZero();
        return result.said();
    }

    /** The same programs under another version; a broken one ends at once. */
    private static Path variant(Path bundle, String version, boolean broken) throws Exception {
        Manifest from = Manifest.read(bundle);
        Path copy = bundle.resolveSibling("bundle-" + version);
        Trees.copy(bundle, copy);
        Files.delete(copy.resolve(Manifest.FILE));
        Files.delete(copy.resolve(Checksums.FILE));
        if (broken) {
            Files.writeString(copy.resolve("programs/standalone.options"), "-XX:+NoSuchFlag\n");
        }
        Bundle.seal(
                copy,
                new Manifest(
                        from.layout(),
                        version,
                        from.commit(),
                        from.architecture(),
                        from.formats(),
                        from.programs(),
                        from.functions()));
        return copy;
    }

    @Test
    void aServerLivesUnderSystemd() throws Exception {
        assumeTrue(Boolean.getBoolean("pyrin.slow"), "set -Dpyrin.slow=true to boot a server in a namespace");
        Path root = folder.resolve("root");
        must("debootstrap", "--variant=minbase", "--include=systemd,systemd-sysv,dbus", "stable", root.toString());
        Path bundles = Files.createDirectories(root.resolve("root/bundles"));
        Path bundle = Packager.unpacked(Path.of(System.getProperty("pyrin.root")), bundles, false);
        Path good = variant(bundle, "9.1.0", false);
        Path broken = variant(bundle, "9.2.0", true);
        Path life = Files.copy(SCRIPTS.resolve("server-life"), bundles.resolve("server-life"));
        String namespace = SCRIPTS.resolve("namespace").toString();
        String pid = must(namespace, "up", root.toString(), GROUP).strip();
        try {
            String said = must(
                    namespace,
                    "in",
                    pid,
                    "bash",
                    "/" + root.relativize(life),
                    "/" + root.relativize(bundle),
                    "/" + root.relativize(good),
                    "/" + root.relativize(broken));
            System.out.println(said);
            assertThat(said).contains("all steps done");
        } finally {
            Command.run(namespace, "down", pid, GROUP);
        }
    }
}
