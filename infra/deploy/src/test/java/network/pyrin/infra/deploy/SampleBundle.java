package network.pyrin.infra.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.infra.stacks.Release;
import network.pyrin.releasebundle.Archive;
import network.pyrin.releasebundle.Bundle;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Places;

/** A release bundle made by the same writer as a real one, with next to nothing in it. */
final class SampleBundle {
    private SampleBundle() {}

    /** A function's code that is not the usual one, whole and listed as such. */
    static Damage withChangedFunction() {
        return top -> {
            Files.writeString(top.resolve(function("explorer-api")), "another zip");
            Files.delete(top.resolve(Checksums.FILE));
            Checksums.write(top);
        };
    }

    /** Makes one; what the folder holds before it is packed may be changed by {@code damage}. */
    static Path make(Path folder, String architecture, Damage damage) throws IOException {
        List<Manifest.FunctionArtefact> functions = new ArrayList<>();
        for (String name : Release.FUNCTIONS) {
            functions.add(new Manifest.FunctionArtefact(name, "aot", function(name)));
        }
        Manifest manifest = new Manifest(
                Manifest.LAYOUT,
                "1.2.3",
                "0123456789abcdef0123456789abcdef01234567",
                architecture,
                new Manifest.Formats(1, 1),
                List.of("node", "processor", "stream", "standalone"),
                functions);
        Path top = folder.resolve(manifest.name());
        for (Manifest.FunctionArtefact each : functions) {
            write(top.resolve(each.file()), "zip of " + each.name());
        }
        write(top.resolve(Places.COMMAND), "#!/bin/sh\n");
        write(top.resolve(Places.EXPLORER).resolve("index.html"), "<script src=x></script>");
        Bundle.seal(top, manifest);
        damage.to(top);
        Path archive = folder.resolve(manifest.name() + Archive.SUFFIX);
        Archive.write(top, archive);
        Checksums.writeBeside(archive);
        return archive;
    }

    private static String function(String name) {
        return Places.FUNCTIONS + "/" + name + "-aot.zip";
    }

    /** Changes the unpacked bundle. */
    @FunctionalInterface
    interface Damage {
        void to(Path top) throws IOException;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
