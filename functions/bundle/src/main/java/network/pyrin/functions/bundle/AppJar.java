package network.pyrin.functions.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The function's own jar: what the framework generated, the runtime loop, and a manifest that names main class, libraries
 * and what must be open. Flags in the manifest instead of on the command line, because those would keep the AOT cache from
 * restoring the module graph.
 */
final class AppJar {
    private static final String MAIN = "network.pyrin.functions.bundle.loop.RuntimeLoop";
    private static final String OPENS = "java.base/java.lang java.base/java.nio java.base/jdk.internal.misc";
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";

    /** Where the API document lies in an artefact: the framework would parse and print it anew at each start. */
    private static final String DOCUMENT_MOVED = "openapi.json";

    private AppJar() {}

    /**
     * Writes the jar.
     *
     * @param function what was packaged
     * @param ownClasses this module's classes: a folder or a jar
     * @param out the file
     */
    static void write(PackagedFunction function, Path ownClasses, Path out) throws IOException {
        TreeMap<String, byte[]> entries = new TreeMap<>();
        try (JarFile runner = new JarFile(function.runner().toFile())) {
            for (JarEntry entry : Collections.list(runner.entries())) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    try (InputStream in = runner.getInputStream(entry)) {
                        entries.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
        byte[] document = entries.remove(DOCUMENT);
        if (document != null) {
            entries.put(DOCUMENT_MOVED, document);
        }
        entries.putAll(loopClasses(ownClasses));
        write(entries, manifest(function), out);
    }

    private static TreeMap<String, byte[]> loopClasses(Path ownClasses) throws IOException {
        TreeMap<String, byte[]> classes = new TreeMap<>();
        for (String folder : List.of("network/pyrin/functions/bundle/loop", "com/fasterxml/jackson/datatype/joda")) {
            Path from = ownClasses.resolve(folder);
            if (!Files.isDirectory(from)) {
                throw new BundleException("the runtime loop is not compiled: " + from + " is missing");
            }
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.sorted().toList()) {
                    classes.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private static Manifest manifest(PackagedFunction function) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, MAIN);
        List<String> libraries = new ArrayList<>();
        function.libraries().forEach(library -> libraries.add("lib/" + library.getFileName()));
        main.put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        main.putValue("Add-Opens", OPENS);
        main.putValue("Enable-Native-Access", "ALL-UNNAMED");
        return manifest;
    }

    /** Not compressed: the zip around it compresses better, and a cold start has nothing to inflate. */
    private static void write(TreeMap<String, byte[]> entries, Manifest manifest, Path out) throws IOException {
        try (OutputStream file = Files.newOutputStream(out);
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.setLevel(0);
            JarEntry first = new JarEntry(JarFile.MANIFEST_NAME);
            first.setTimeLocal(Artefacts.TIME_LOCAL);
            jar.putNextEntry(first);
            manifest.write(jar);
            jar.closeEntry();
            for (var entry : entries.entrySet()) {
                JarEntry next = new JarEntry(entry.getKey());
                next.setTimeLocal(Artefacts.TIME_LOCAL);
                jar.putNextEntry(next);
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
    }
}
