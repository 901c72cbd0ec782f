package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundle in a fresh root file system under a systemd of its own, with every sandbox on: install, kill, upgrade, a failed
 * upgrade, backup, destroy, restore, re-index, uninstall. {@code src/test/sh} has the lists of both profiles. Needs root, the
 * package debootstrap and namespaces; takes some minutes.
 */
class SystemdServerBundleTest {
    @TempDir
    static Path folder;

    private static Path debian;

    @BeforeAll
    static void makeARoot() throws Exception {
        assumeTrue(Boolean.getBoolean("pyrin.slow"), "set -Dpyrin.slow=true to boot servers in namespaces");
        debian = BootedServer.debian(folder);
    }

    private static void live(String profile, String spoilt) throws Exception {
        try (BootedServer server = BootedServer.boot(debian, profile, spoilt)) {
            String said = server.run(profile + "-life");
            System.out.println(said);
            assertThat(said.strip()).endsWith("all steps done");
        }
    }

    @Test
    void aStandaloneServerLivesUnderSystemd() throws Exception {
        live("standalone", "standalone");
    }

    @Test
    void aSplitServerLivesUnderSystemd() throws Exception {
        live("split", "processor");
    }
}
