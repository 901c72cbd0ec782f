package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that is damaged, foreign or incomplete is refused before anything is deployed. */
class BundleTest {
    @TempDir
    Path folder;

    @Test
    void aWholeBundleIsRead() throws Exception {
        Bundle bundle = open(SampleBundle.make(folder, "aarch64", _ -> {}));
        assertThat(bundle.release().version()).isEqualTo("1.2.3");
        assertThat(bundle.functions()).containsOnlyKeys("explorer-api", "wallet-api", "pool-api", "alerts");
        assertThat(bundle.release().functionKey("alerts", "aot"))
                .startsWith("functions/alerts/aot-")
                .endsWith(".zip");
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        refused(
                top -> Files.writeString(top.resolve("bin/pyrin"), "#!/bin/sh\nrm -rf /\n"),
                "bin/pyrin is not as it was made");
    }

    @Test
    void anAddedAndAMissingFileAreNamed() throws IOException {
        refused(top -> Files.writeString(top.resolve("bin/more"), "x"), "bin/more is not in its list");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        refused(top -> Files.delete(top.resolve("site/explorer/index.html")), "site/explorer/index.html is missing");
    }

    @Test
    void aCutArchiveIsDamaged() throws IOException {
        Path archive = SampleBundle.make(folder, "aarch64", _ -> {});
        byte[] all = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(all, all.length / 2));
        assertThatThrownBy(() -> open(archive))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void theHashBesideTheArchiveCounts() throws IOException {
        Path archive = SampleBundle.make(folder, "aarch64", _ -> {});
        Files.writeString(archive.resolveSibling(archive.getFileName() + ".sha256"), "0".repeat(64) + "  x");
        assertThatThrownBy(() -> open(archive)).hasMessageContaining("its hash is not the one in");
    }

    @Test
    void anotherArchitectureIsRefused() throws IOException {
        Path archive = SampleBundle.make(folder, "x64", _ -> {});
        assertThatThrownBy(() -> open(archive)).hasMessageContaining("made for x64, the preset's machines are aarch64");
    }

    @Test
    void somethingElseIsNoBundle() throws IOException {
        Path file = Files.writeString(folder.resolve("x.tar.gz"), "hello");
        assertThatThrownBy(() -> open(file)).hasMessageContaining("is damaged");
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

    private Bundle open(Path archive) throws DeployException {
        return Bundle.open(archive, folder.resolve("work"), Sample.preset("small"));
    }
}
