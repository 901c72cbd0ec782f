package network.pyrin.releasebundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bundle with two files. */
final class SampleBundle {
    private SampleBundle() {}

    static Manifest manifest(String version, int nodeFormat, int schema) throws BundleException {
        return new Manifest(
                Manifest.LAYOUT,
                version,
                "0123456789abcdef0123456789abcdef01234567",
                Architecture.host().text(),
                new Manifest.Formats(nodeFormat, schema),
                List.of("node", "processor", "stream", "standalone"),
                List.of(new Manifest.FunctionArtefact("alerts", "aot", "functions/alerts-aot.zip")));
    }

    static Bundle make(Path parent, Manifest manifest) throws IOException {
        Path folder = parent.resolve(manifest.name());
        Path run = folder.resolve("bin/run");
        Files.createDirectories(run.getParent());
        Files.writeString(run, "#!/bin/sh\necho runs\n");
        if (!run.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + run + " executable");
        }
        Files.writeString(folder.resolve("lib.txt"), "programs of " + manifest.version());
        return Bundle.seal(folder, manifest);
    }
}
