package network.pyrin.lambdahost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        try (Stream<Path> files = Files.list(ROOT.resolve("functions/target/artefacts"))) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-aot-.*\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
