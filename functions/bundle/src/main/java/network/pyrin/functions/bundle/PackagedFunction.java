package network.pyrin.functions.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What the framework's build left of one function.
 *
 * @param name of the function: its folder
 * @param target the build's folder
 * @param runner the jar with the function's generated classes
 * @param libraries the jars it needs, in the order of its class path
 */
record PackagedFunction(String name, Path target, Path runner, List<Path> libraries) {
    /** Client-side encryption: 21 MB of natives for a feature that nothing here uses. */
    private static final String BANNED = "mongodb-crypt";

    /** Replaced by the class of the same name in this module, which says why. */
    private static final Set<String> REPLACED =
            Set.of("com.fasterxml.jackson.datatype.jackson-datatype-joda", "joda-time.joda-time");

    PackagedFunction {
        libraries = List.copyOf(libraries);
    }

    static PackagedFunction find(Path root, String name) throws IOException {
        Path target = root.resolve("functions").resolve(name).resolve("lambda/target");
        if (!Files.isDirectory(target)) {
            throw new BundleException("there is no packaged function '" + name + "' (looked at " + target + ")");
        }
        Path runner = runner(target);
        try (JarFile jar = new JarFile(runner.toFile())) {
            String classPath = jar.getManifest().getMainAttributes().getValue("Class-Path");
            List<Path> libraries = Arrays.stream(classPath.strip().split("\\s+"))
                    .map(target::resolve)
                    .filter(library ->
                            REPLACED.stream().noneMatch(library.getFileName().toString()::startsWith))
                    .toList();
            check(libraries);
            return new PackagedFunction(name, target, runner, libraries);
        }
    }

    private static Path runner(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new BundleException(
                            "there is no packaged function in " + target + ": package the module first"));
        }
    }

    private static void check(List<Path> libraries) {
        for (Path library : libraries) {
            if (!Files.isRegularFile(library)) {
                throw new BundleException("the class path names " + library + ", which is not there: package again");
            }
            if (library.getFileName().toString().contains(BANNED)) {
                throw new BundleException("a dependency brings " + library.getFileName() + ": exclude it");
            }
        }
    }
}
