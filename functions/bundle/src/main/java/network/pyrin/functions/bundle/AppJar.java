package network.pyrin.functions.bundle;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

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

    /** All classes of an artefact with its own runtime. */
    static final String CLASSES = "classes.jar";

    private AppJar() {}

    /**
     * Writes the jar beside which the libraries lie.
     *
     * @param function what was packaged
     * @param ownClasses this module's classes: a folder or a jar
     * @param out the file
     */
    static void write(PackagedFunction function, Path ownClasses, Path out) throws IOException {
        List<String> libraries = new ArrayList<>();
        function.libraries().forEach(library -> libraries.add("lib/" + library.getFileName()));
        Manifest manifest = manifest();
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        write(own(function, ownClasses), manifest, out);
    }

    /**
     * Writes two jars: one with all classes, and the one that is started with everything else. The framework opens the
     * jar of its configuration as a file system, and that costs by the number of its entries.
     *
     * @param function what was packaged
     * @param ownClasses this module's classes: a folder or a jar
     * @param stage the folder, gets {@code app.jar} and {@value #CLASSES}
     */
    static void writeWhole(PackagedFunction function, Path ownClasses, Path stage) throws IOException {
        JarContents contents = own(function, ownClasses);
        for (Path library : function.libraries()) {
            contents.add(library);
        }
        write(contents.takeClasses(), new Manifest(), stage.resolve(CLASSES));
        Manifest manifest = manifest();
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, CLASSES);
        write(contents, manifest, stage.resolve("app.jar"));
    }

    /** Copies a library without what no function has a use for. */
    static void copyLibrary(Path library, Path out) throws IOException {
        JarContents contents = new JarContents();
        contents.add(library);
        write(contents, new Manifest(), out);
    }

    private static JarContents own(PackagedFunction function, Path ownClasses) throws IOException {
        JarContents contents = new JarContents();
        contents.add(function.runner());
        contents.remove(DOCUMENT).ifPresent(document -> contents.put(DOCUMENT_MOVED, document));
        loopClasses(ownClasses).forEach(contents::put);
        return contents;
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

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, MAIN);
        main.putValue("Add-Opens", OPENS);
        main.putValue("Enable-Native-Access", "ALL-UNNAMED");
        return manifest;
    }

    /** Not compressed: the zip around it compresses better, and a cold start has nothing to inflate. */
    private static void write(JarContents contents, Manifest manifest, Path out) throws IOException {
        ByteArrayOutputStream manifestBytes = new ByteArrayOutputStream();
        manifest.write(manifestBytes);
        try (OutputStream file = Files.newOutputStream(out);
                JarOutputStream jar = new JarOutputStream(new BufferedOutputStream(file, 1 << 16))) {
            store(jar, JarFile.MANIFEST_NAME, manifestBytes.toByteArray());
            for (var entry : contents.files().entrySet()) {
                store(jar, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void store(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(Artefacts.TIME_LOCAL);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }
}
