package network.pyrin.infra.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.infra.stacks.Release;

/** A release bundle with the shape of a real one and next to nothing in it. */
final class SampleBundle {
    private SampleBundle() {}

    /** A function's code that is not the usual one, whole and listed as such. */
    static Damage withChangedFunction() {
        return top -> {
            Path file = top.resolve("functions/explorer-api/aot/bundle.zip");
            String before = Bundle.sha256(file);
            Files.writeString(file, "another zip");
            Path sums = top.resolve("SHA256SUMS");
            Files.writeString(sums, Files.readString(sums).replace(before, Bundle.sha256(file)));
        };
    }

    /** Makes one; what the folder holds before it is packed may be changed by {@code damage}. */
    static Path make(Path folder, String architecture, Damage damage) throws IOException {
        Path top = folder.resolve("pyrin-1.2.3-linux-" + architecture);
        StringBuilder functions = new StringBuilder();
        for (String name : Release.FUNCTIONS) {
            write(top.resolve("functions/" + name + "/aot/bundle.zip"), "zip of " + name);
            functions
                    .append(functions.isEmpty() ? "" : ",")
                    .append("{\"name\":\"%s\",\"artefact\":\"aot\",\"file\":\"functions/%s/aot/bundle.zip\"}"
                            .formatted(name, name));
        }
        write(top.resolve("bin/pyrin"), "#!/bin/sh\n");
        write(top.resolve("site/explorer/index.html"), "<script src=x></script>");
        write(
                top.resolve("manifest.json"),
                "{\"name\":\"pyrin\",\"version\":\"1.2.3\",\"architecture\":\"" + architecture + "\",\"functions\":["
                        + functions + "]}");
        List<String> sums = new ArrayList<>();
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sums.add(Bundle.sha256(file) + "  " + top.relativize(file));
            }
        }
        Files.write(top.resolve("SHA256SUMS"), sums);
        damage.to(top);
        Path archive = folder.resolve("pyrin-1.2.3-linux-" + architecture + ".tar.gz");
        new ProcessBuilder(
                        "tar",
                        "czf",
                        archive.toString(),
                        "-C",
                        folder.toString(),
                        top.getFileName().toString())
                .start()
                .onExit()
                .join();
        return archive;
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
