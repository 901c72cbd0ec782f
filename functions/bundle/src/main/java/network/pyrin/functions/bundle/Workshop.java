package network.pyrin.functions.bundle;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;

/**
 * Makes artefacts of one project folder into {@code functions/target/artefacts}.
 *
 * @param root the project's top folder
 * @param ownClasses this module's compiled classes
 * @param trainer class path of the program that trains
 * @param version of this project
 * @param out is told what is made
 */
record Workshop(Path root, Path ownClasses, String trainer, String version, PrintStream out) {
    private static final long MEGABYTE = 1_000_000;
    private static final long AOT_ZIP_BYTES_MAX = 90 * MEGABYTE;
    private static final long MANAGED_ZIP_BYTES_MAX = 40 * MEGABYTE;
    private static final long UNPACKED_BYTES_MAX = 250 * MEGABYTE;

    private Path folder() {
        return root.resolve("functions/target");
    }

    private Path artefacts() throws IOException {
        return Files.createDirectories(folder().resolve("artefacts"));
    }

    /** The bundle with its own runtime and a trained cache. */
    Path aot(String name) throws IOException {
        PackagedFunction function = PackagedFunction.find(root, name);
        Path stage = emptyStage(function, "aot");
        AppJar.writeWhole(function, ownClasses, stage);
        TreeSet<String> modules = RuntimeImage.modules(stage);
        RuntimeImage.link(modules, folder(), stage.resolve("jre"));
        Bootstrap.write(stage.resolve("bootstrap"));
        String architecture = Architecture.current().label();
        BundleManifest manifest = new BundleManifest(name, "aot", architecture, "provided.al2023", version);
        Files.writeString(stage.resolve("manifest.json"), manifest.inside());
        Artefacts.settleTimes(stage);
        AotCache.train(name, stage, folder().resolve(name + ".aotconf"), trainer);
        Artefacts.settleTimes(stage);
        return finish(stage, manifest, name + "-aot-" + architecture, AOT_ZIP_BYTES_MAX);
    }

    /** Classes and libraries for the managed runtime. */
    Path managed(String name) throws IOException {
        PackagedFunction function = PackagedFunction.find(root, name);
        Path stage = emptyStage(function, "managed");
        Path lib = Files.createDirectories(stage.resolve("lib"));
        AppJar.write(function, ownClasses, lib.resolve("app.jar"));
        for (Path library : function.libraries()) {
            AppJar.copyLibrary(library, lib.resolve(library.getFileName().toString()));
        }
        BundleManifest manifest = new BundleManifest(name, "managed", "any", "java25", version);
        Files.writeString(stage.resolve("manifest.json"), manifest.inside());
        Artefacts.settleTimes(stage);
        return finish(stage, manifest, name + "-managed", MANAGED_ZIP_BYTES_MAX);
    }

    /** The program that {@code -Dnative} has compiled. */
    Path nativeProgram(String name) throws IOException {
        Path target = root.resolve("functions").resolve(name).resolve("lambda/target");
        Path program;
        try (var files = Files.list(target)) {
            program = files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                    .findFirst()
                    .orElseThrow(() -> new BundleException("functions/" + name
                            + " has no native program; package it with -Dnative where GraalVM or Mandrel 25 is"));
        }
        Path stage = folder().resolve("staging").resolve(name + "-native");
        Artefacts.delete(stage);
        Files.createDirectories(stage);
        Files.copy(program, stage.resolve("bootstrap"));
        String architecture = Architecture.current().label();
        BundleManifest manifest = new BundleManifest(name, "native", architecture, "provided.al2023", version);
        Files.writeString(stage.resolve("manifest.json"), manifest.inside());
        Artefacts.settleTimes(stage);
        return finish(stage, manifest, name + "-native-" + architecture, AOT_ZIP_BYTES_MAX);
    }

    private Path emptyStage(PackagedFunction function, String kind) throws IOException {
        Path stage = folder().resolve("staging").resolve(function.name() + "-" + kind);
        Artefacts.delete(stage);
        return Files.createDirectories(stage);
    }

    private Path finish(Path stage, BundleManifest manifest, String label, long zipBytesMax) throws IOException {
        long unpacked = Artefacts.bytes(stage);
        Path fresh = artefacts().resolve(label + ".zip.fresh");
        Artefacts.zip(stage, fresh);
        long zipped = Files.size(fresh);
        if (zipped > zipBytesMax || unpacked > UNPACKED_BYTES_MAX) {
            Files.delete(fresh);
            throw new BundleException(String.format(
                    java.util.Locale.ROOT,
                    "%s is too large: %.1f MB zipped (at most %d), %.1f MB unpacked (at most %d)",
                    label,
                    zipped / (double) MEGABYTE,
                    zipBytesMax / MEGABYTE,
                    unpacked / (double) MEGABYTE,
                    UNPACKED_BYTES_MAX / MEGABYTE));
        }
        String sha256 = Artefacts.sha256(fresh);
        Path zip = artefacts().resolve(label + ".zip");
        Files.move(fresh, zip, StandardCopyOption.REPLACE_EXISTING);
        String file = zip.getFileName().toString();
        Files.writeString(artefacts().resolve(file + ".sha256"), sha256 + "  " + file + "\n");
        Files.writeString(artefacts().resolve(label + ".json"), manifest.beside(file, sha256, zipped, unpacked));
        out.printf(
                java.util.Locale.ROOT,
                "%-32s %6.1f MB zipped, %6.1f MB unpacked%n",
                file,
                zipped / (double) MEGABYTE,
                unpacked / (double) MEGABYTE);
        Artefacts.delete(stage);
        return zip;
    }

    /** What can be asked for. */
    static final List<String> KINDS = List.of("aot", "managed", "native");
}
