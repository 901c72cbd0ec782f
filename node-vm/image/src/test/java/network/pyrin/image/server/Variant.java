package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import network.pyrin.releasebundle.Bundle;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Manifest;

/** The same programs as another release, to upgrade to. */
final class Variant {
    private Variant() {}

    /** One that works like the bundle it is made of, and lies beside it. */
    static Path good(Path bundle, String version) throws BundleException, ServerException, IOException {
        return of(bundle, version, Optional.empty());
    }

    /** One of which a program ends at once. */
    static Path broken(Path bundle, String version, String program)
            throws BundleException, ServerException, IOException {
        return of(bundle, version, Optional.of("programs/" + program + ".options"));
    }

    private static Path of(Path bundle, String version, Optional<String> spoilt)
            throws BundleException, ServerException, IOException {
        Manifest from = Manifest.read(bundle);
        Path copy = bundle.resolveSibling("bundle-" + version);
        // Links, since only what is written anew differs; so that is removed first.
        Command.must("cp", "-rl", bundle.toString(), copy.toString());
        for (String own : List.of(Manifest.FILE, Checksums.FILE)) {
            Files.delete(copy.resolve(own));
        }
        if (spoilt.isPresent()) {
            Path options = copy.resolve(spoilt.get());
            Files.delete(options);
            Files.writeString(options, "-XX:+NoSuchFlag\n");
        }
        Manifest manifest = new Manifest(
                from.layout(),
                version,
                from.commit(),
                from.architecture(),
                from.formats(),
                from.programs(),
                from.functions());
        Bundle.seal(copy, manifest);
        return copy;
    }
}
