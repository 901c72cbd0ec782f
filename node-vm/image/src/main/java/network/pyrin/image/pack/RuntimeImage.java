package network.pyrin.image.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java runtime of a bundle: only the modules that the programs use, without what developers need. */
final class RuntimeImage {
    /** What the four programs and the server's command use, and {@code jcmd} for a look inside. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.xml",
            "jdk.attach",
            "jdk.crypto.cryptoki",
            "jdk.httpserver",
            "jdk.jcmd",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    private RuntimeImage() {}

    /** Links it from the JDK that runs this program. */
    static void link(Path to) throws IOException, PackException {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new PackException("this Java runtime has no jlink: set JAVA_HOME to a full JDK 25");
        }
        Tool.run(List.of(
                jlink.toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                "--compress=zip-6",
                "--output",
                to.toString()));
        replaceLinks(to);
    }

    /** Equal licence texts are linked to each other; a bundle holds plain files only. */
    private static void replaceLinks(Path folder) throws IOException {
        List<Path> links;
        try (Stream<Path> tree = Files.walk(folder)) {
            links = tree.filter(Files::isSymbolicLink).toList();
        }
        for (Path link : links) {
            byte[] content = Files.readAllBytes(link);
            Files.delete(link);
            Files.write(link, content);
        }
    }
}
