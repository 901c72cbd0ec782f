package network.pyrin.functions.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The Java runtime inside an artefact: only the modules that a function needs, found by jdeps and then reviewed. */
final class RuntimeImage {
    /** What jdeps finds because a library could use it, and no function does. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "java.desktop", "bean introspection by optional parts of Jackson and expression languages",
            "java.rmi", "remote JMX",
            "java.scripting", "script engines as expression languages",
            "java.instrument", "agents",
            "java.compiler", "annotation processing, by libraries that bring their processor along",
            "jdk.compiler", "annotation processing, by libraries that bring their processor along",
            "jdk.jfr", "flight recorder events of drivers",
            "java.security.jgss", "Kerberos");

    /** What is only found at run time. */
    private static final Map<String, String> ADDED = Map.of(
            "jdk.naming.dns", "the MongoDB driver resolves mongodb+srv addresses by DNS records through it",
            "jdk.unsupported", "Unsafe, for netty and others",
            "jdk.zipfs", "the framework reads its configuration in jars through it",
            "java.security.sasl", "authentication of the MongoDB driver");

    private RuntimeImage() {}

    /** The modules for the classes in this folder, by name. */
    static TreeSet<String> modules(Path folder) throws IOException {
        String words = Programs.run(
                folder, List.of(Programs.jdk("jdeps"), "--ignore-missing-deps", "--print-module-deps", AppJar.CLASSES));
        TreeSet<String> modules =
                new TreeSet<>(List.of(words.strip().lines().toList().getLast().split(",")));
        modules.removeAll(LEFT_OUT.keySet());
        modules.addAll(ADDED.keySet());
        return modules;
    }

    /** Links the image, or takes the one linked before of the same modules and Java. */
    static void link(TreeSet<String> modules, Path cache, Path out) throws IOException {
        String key = Runtime.version() + "-" + Integer.toHexString(modules.hashCode());
        Path image = cache.resolve("runtime-" + key.replace('+', '_'));
        if (!Files.isDirectory(image)) {
            Path fresh = cache.resolve("runtime-fresh");
            Artefacts.delete(fresh);
            // The zip around it compresses; the cold start has nothing to inflate.
            Programs.run(
                    cache,
                    List.of(
                            Programs.jdk("jlink"),
                            "--add-modules",
                            modules.stream().collect(Collectors.joining(",")),
                            "--strip-debug",
                            "--no-header-files",
                            "--no-man-pages",
                            "--compress",
                            "zip-0",
                            "--output",
                            fresh.toString()));
            Files.move(fresh, image);
        }
        for (Path file : Artefacts.files(image)) {
            String name = image.relativize(file).toString();
            if (!name.startsWith("legal/")) {
                Path target = out.resolve(name);
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
