package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.infra.stacks.Release;
import network.pyrin.releasebundle.Checksums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that is damaged, foreign or incomplete is refused before anything is deployed. */
class SiteBundleTest {
    @TempDir
    Path folder;

    @Test
    void aWholeBundleIsRead() throws Exception {
        SiteBundle bundle = open(SampleBundle.make(folder, "aarch64", _ -> {}));
        assertThat(bundle.release().version()).isEqualTo("1.2.3");
        assertThat(bundle.functions()).containsOnlyKeys("explorer-api", "wallet-api", "pool-api", "alerts");
        assertThat(bundle.release().functionKey("alerts", "aot"))
                .startsWith("functions/alerts/aot-")
                .endsWith(".zip");
    }

    @Test
    void everyFunctionThatIsPackagedIsDeployed() throws IOException {
        try (Stream<Path> folders = Files.list(Sample.ROOT.resolve("functions"))) {
            List<String> packaged = folders.filter(each -> Files.isRegularFile(each.resolve("lambda/pom.xml")))
                    .map(each -> each.getFileName().toString())
                    .toList();
            assertThat(Release.FUNCTIONS).containsExactlyInAnyOrderElementsOf(packaged);
        }
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        refused(
                top -> Files.writeString(top.resolve("bin/pyrin"), "#!/bin/sh\nrm -rf /\n"),
                "bin/pyrin is not what was packaged");
    }

    @Test
    void anAddedFileIsNamed() throws IOException {
        refused(top -> Files.writeString(top.resolve("bin/more"), "x"), "bin/more does not belong to it");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        refused(top -> Files.delete(top.resolve("site/explorer/index.html")), "site/explorer/index.html is missing");
    }

    @Test
    void aBundleWithoutPagesIsNotEnough() throws IOException {
        refused(
                top -> {
                    Files.delete(top.resolve("site/explorer/index.html"));
                    Files.delete(top.resolve(Checksums.FILE));
                    Checksums.write(top);
                },
                "the bundle has no site/explorer");
    }

    @Test
    void aCutArchiveIsDamaged() throws IOException {
        Path archive = SampleBundle.make(folder, "aarch64", _ -> {});
        byte[] all = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(all, all.length / 2));
        assertThatThrownBy(() -> open(archive))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("is damaged");
        Files.delete(archive.resolveSibling(archive.getFileName() + Checksums.BESIDE));
        assertThatThrownBy(() -> open(archive))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void theChecksumBesideTheArchiveCounts() throws IOException {
        Path archive = SampleBundle.make(folder, "aarch64", _ -> {});
        Files.writeString(archive.resolveSibling(archive.getFileName() + Checksums.BESIDE), "0".repeat(64) + "  x");
        assertThatThrownBy(() -> open(archive)).hasMessageContaining("is not the one in");
    }

    @Test
    void anotherArchitectureIsRefusedWithTheWaysOut() throws IOException {
        Path archive = SampleBundle.make(folder, "x64", _ -> {});
        assertThatThrownBy(() -> open(archive))
                .hasMessage("the bundle is made for x64 processors, the machines of preset small (t4g.medium)"
                        + " have aarch64")
                .isInstanceOfSatisfying(DeployException.class, e -> assertThat(e.wayOut())
                        .contains("a machine with aarch64 processors", "--bundle", "machine types for x64"));
    }

    @Test
    void somethingElseIsNoBundle() throws IOException {
        Path file = Files.writeString(folder.resolve("x.tar.gz"), "hello");
        assertThatThrownBy(() -> open(file)).hasMessageContaining("is not a release bundle");
        assertThatThrownBy(() -> open(folder.resolve("none.tar.gz")))
                .hasMessageContaining("there is no release bundle");
    }

    private void refused(SampleBundle.Damage damage, String why) throws IOException {
        Path archive = SampleBundle.make(folder, "aarch64", damage);
        assertThatThrownBy(() -> open(archive))
                .isInstanceOfSatisfying(
                        DeployException.class, e -> assertThat(e.wayOut()).contains("./pyrin package"))
                .hasMessageContaining(why);
    }

    private SiteBundle open(Path archive) throws DeployException, IOException {
        return SiteBundle.open(archive, Files.createTempDirectory(folder, "work"), Sample.preset("small"));
    }
}
