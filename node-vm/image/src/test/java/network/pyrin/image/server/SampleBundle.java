package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import network.pyrin.releasebundle.Architecture;
import network.pyrin.releasebundle.Bundle;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Trees;

/** Small bundles with the real units and scripts but without programs. */
public final class SampleBundle {
    /** What lies in every bundle as it is. */
    public static final Path FIXED_PARTS = Path.of("src/main/bundle");

    private SampleBundle() {}

    /** What a sample says about itself. */
    public static Manifest manifest(String version, int nodeFormat, int schema) throws BundleException {
        return new Manifest(
                Manifest.LAYOUT,
                version,
                "0123456789abcdef0123456789abcdef01234567",
                Architecture.host().text(),
                new Manifest.Formats(nodeFormat, schema),
                List.of("node", "processor", "stream", "standalone"),
                List.of());
    }

    /** Makes one in a folder of its own. */
    public static Bundle make(Path parent, Manifest manifest) throws IOException {
        Path folder = parent.resolve(manifest.name());
        Trees.copy(FIXED_PARTS, folder);
        Files.writeString(folder.resolve("lib.txt"), "programs of " + manifest.version());
        return Bundle.seal(folder, manifest);
    }
}
