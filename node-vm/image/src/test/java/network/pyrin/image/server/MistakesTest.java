package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.releasebundle.Archive;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator types wrongly, and what a disk does to a server: a sentence, nothing lost, nothing left half done. */
class MistakesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private Path one = Path.of("");
    private Path two = Path.of("");
    private Rig rig;

    @BeforeEach
    void bundles() throws Exception {
        one = SampleBundle.make(folder, SampleBundle.manifest("1.0.0", 1, 1)).folder();
        two = SampleBundle.make(folder, SampleBundle.manifest("2.0.0", 1, 1)).folder();
        rig = new Rig(folder.resolve("root"), InstantSource.fixed(NOW));
    }

    @Test
    void keysThatNobodyReadsAreRefused() {
        refused("there is no key PYRIN_HTP_PORT", Map.of("PYRIN_HTP_PORT", "81"));
        refused("must be one line", Map.of("PYRIN_HTTP_HOST", "a\nb"));
        refused("there is no network 'nowhere' for standalone", Map.of("PYRIN_NETWORK", "nowhere"));
        refused("there is no network 'mainnet' for standalone", Map.of("PYRIN_NETWORK", "mainnet"));
        assertThat(rig.layout.home()).doesNotExist();
    }

    private void refused(String sentence, Map<String, String> keys) {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> rig.install(one, keys))
                .withMessageContaining(sentence);
    }

    @Test
    void ofAnEnvironmentOnlyKnownKeysAreTaken() throws Exception {
        assertThat(Keys.of(one)
                        .in(Map.of(
                                "PYRIN_HTTP_PORT",
                                "81",
                                "AWS_REGION",
                                "r",
                                "PYRIN_DEPLOY_MONGODB_URI",
                                "s",
                                "HOME",
                                "/")))
                .containsOnlyKeys("PYRIN_HTTP_PORT", "AWS_REGION");
    }

    @Test
    void aDamagedBundleLeavesNothingBehind() throws Exception {
        rig.installed(one);
        Path archive = folder.resolve("two.tar.gz");
        Archive.write(two, archive);
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> new Upgrade(rig.server).run(archive))
                .withMessageContaining("damaged");
        assertThat(rig.layout.releases()).isDirectoryNotContaining("glob:**.incoming");
        assertThat(rig.services.running()).containsExactly(Service.STANDALONE);
    }

    @Test
    void aDiskThatRefusesTheSwitchLeavesTheOldReleaseRunning() throws Exception {
        rig.installed(one);
        // The name under which the new link is made first is taken by something that cannot be removed in one go.
        Files.createDirectories(rig.layout.home().resolve(".current.new/full"));
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Upgrade(rig.server).run(two))
                .withMessageContainingAll("cannot switch", "1.0.0 runs again");
        assertThat(rig.current()).isEqualTo("1.0.0");
        assertThat(rig.services.running()).containsExactly(Service.STANDALONE);
        assertThat(rig.layout.journal()).doesNotExist();
    }

    @Test
    void whatTheServerKnowsOfItselfMayBeDamaged() throws Exception {
        rig.installed(one);
        Files.writeString(rig.layout.profile(), "nonsense");
        tells("does not say what runs here", "delete it and run 'pyrin install' again");
        Files.delete(rig.layout.profile());
        rig.install(one);
        for (String journal : List.of("{", "null", "{}")) {
            Files.writeString(rig.layout.journal(), journal);
            tells("switch.json cannot be read", "pyrin rollback");
        }
        Files.writeString(rig.layout.journal(), "{\"from\":\"gone\",\"to\":\"x\"}");
        tells("gone is gone", "switch.json");
        assertThat(rig.current()).isEqualTo("1.0.0");
        Files.delete(rig.layout.journal());
        Files.delete(rig.server.releases().folder(rig.server.installed().id()).resolve("manifest.json"));
        tells("leads to a release that cannot be read", "delete the link");
        Files.delete(rig.layout.current());
        rig.install(one);
        assertThat(rig.current()).isEqualTo("1.0.0");
    }

    private void tells(String what, String wayOut) {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> rig.install(one))
                .withMessageContainingAll(what, wayOut);
    }

    @Test
    void aBackupThatFailsLeavesNothingBehind() throws Exception {
        data("before");
        Path folder = rig.layout.backups();
        Files.createDirectories(folder.resolve("20260102-030405/of-the-same-second"));
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Backup(rig.server).run(folder))
                .withMessageContainingAll("cannot write the backup to " + folder, "--to");
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
        assertThat(rig.services.running()).containsExactly(Service.STANDALONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"profile\":\"standalone\"}", "[1]"})
    void aBackupThatSaysNothingOfItselfIsDamaged(String note) throws Exception {
        Path backup = backup("before");
        Files.writeString(backup.resolve("backup.json"), note);
        notRestored(backup, "backup.json cannot be read");
    }

    @Test
    void aBackupWithoutItsDataStopsNothing() throws Exception {
        Path backup = backup("before");
        Trees.delete(backup.resolve("standalone"));
        Files.delete(backup.resolve(Checksums.FILE));
        Checksums.write(backup);
        notRestored(backup, "has no standalone part; nothing was changed");
    }

    @Test
    void aDiskThatRefusesTheCopyStopsNothing() throws Exception {
        Path backup = backup("before");
        Path data = rig.layout.data();
        Files.move(data, data.resolveSibling("elsewhere"));
        Files.writeString(data, "no folder");
        notRestored(backup, "nothing was changed, the services run on");
    }

    private void notRestored(Path backup, String sentence) {
        int starts = rig.services.starts();
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Restore(rig.server).run(backup, false))
                .withMessageContaining(sentence);
        assertThat(rig.services.running()).containsExactly(Service.STANDALONE);
        assertThat(rig.services.starts()).as("they were not even stopped").isEqualTo(starts);
    }

    @Test
    void whatWasHereIsKeptUntilTheRestoredDataWorks() throws Exception {
        Path backup = backup("before");
        data("after");
        rig.broken.add("1.0.0");
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> new Restore(rig.server).run(backup, false))
                    .withMessageContainingAll("what was here before is kept in", ".standalone.replaced-1");
        }
        assertThat(rig.layout.data().resolve(".standalone.replaced-1/devnet/chain"))
                .hasContent("after");
        rig.broken.clear();
        new Restore(rig.server).run(backup, false);
        assertThat(rig.layout.data().resolve("standalone/devnet/chain")).hasContent("before");
        assertThat(rig.layout.data()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void whatAKillLeftOfThatIsNotInTheWay() throws Exception {
        Path backup = backup("before");
        data("after");
        Files.createDirectories(rig.layout.data().resolve(".standalone.replaced-2/devnet"));
        new Restore(rig.server).run(backup, false);
        assertThat(rig.layout.data().resolve("standalone/devnet/chain")).hasContent("before");
        assertThat(rig.layout.data()).isDirectoryNotContaining("glob:**/.*");
    }

    private void data(String text) throws Exception {
        if (!Files.exists(rig.layout.current())) {
            rig.installed(one);
        }
        Path network = Files.createDirectories(rig.layout.data().resolve("standalone/devnet"));
        Files.writeString(network.resolve("chain"), text);
    }

    private Path backup(String text) throws Exception {
        data(text);
        return new Backup(rig.server).run(rig.layout.backups());
    }

    @Test
    void someProgramsNeedTheirPartOfABackup() throws Exception {
        new Install(rig.server)
                .run(new Install.Request(
                        one,
                        Selection.some(Profile.SPLIT, List.of("node")),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty()));
        Path backup = Files.createDirectories(folder.resolve("backup"));
        new BackupNote("split", "x", rig.server.installed().formats(), NOW.toString()).write(backup);
        Checksums.write(backup);
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Restore(rig.server).run(backup, false))
                .withMessageContaining("has no node part");
        assertThat(rig.services.running()).containsExactly(Service.NODE);
    }
}
