package network.pyrin.lambdahost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and makes the packages under test. */
final class Packages {
    static final List<String> FUNCTIONS = List.of("alerts", "explorer-api", "pool-api", "wallet-api");

    private static final Path ROOT = Path.of(System.getProperty("pyrin.root"));

    private Packages() {}

    /** What the framework packaged for the managed runtime. */
    static Path managed(String name) {
        return ROOT.resolve("functions/" + name + "/lambda/target/function.zip");
    }

    /** Makes the artefact with its own runtime and cache, as {@code ./pyrin functions} does. */
    static Path aot(String name) throws IOException, InterruptedException {
        Process make = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dpyrin.root=" + ROOT,
                        "-Dpyrin.trainer=" + System.getProperty("java.class.path"),
                        "-cp",
                        ROOT.resolve("functions/bundle/target/classes").toString(),
                        "network.pyrin.functions.bundle.BundleMain",
                        name)
                .inheritIO()
                .start();
        if (make.waitFor() != 0) {
            throw new IOException("the artefact of " + name + " cannot be made; see above");
        }
        return made(name + "-aot-").orElseThrow();
    }

    /** The compiled program, where {@code ./pyrin functions --artefact native} has packaged one. */
    static Optional<Path> nativeProgram(String name) throws IOException {
        return made(name + "-native-");
    }

    private static Optional<Path> made(String prefix) throws IOException {
        Path folder = ROOT.resolve("functions/target/artefacts");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(".zip"))
                    .findFirst();
        }
    }
}
