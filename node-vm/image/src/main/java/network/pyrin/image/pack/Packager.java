package network.pyrin.image.pack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Architecture;
import network.pyrin.releasebundle.Archive;
import network.pyrin.releasebundle.Bundle;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Places;
import network.pyrin.releasebundle.Trees;

/** Puts a bundle together from the built project and writes it as an archive. The order of the steps is its contents. */
public final class Packager {
    private static final List<String> PROGRAMS = List.of("node", "processor", "stream", "standalone");
    private static final String FIXED_PARTS = "node-vm/image/src/main/bundle";
    private static final String PAGES = "cdn-static/apps/explorer/dist";

    private final Source source;
    private final boolean withFunctions;
    private final Architecture architecture;

    private Packager(Path root, boolean withFunctions) throws BundleException {
        this.source = new Source(root);
        this.withFunctions = withFunctions;
        this.architecture = Architecture.host();
    }

    /**
     * Packages.
     *
     * @param root top folder of the built project
     * @param out where the archive goes; made if absent
     * @param withFunctions whether packaged functions are part of it
     * @param say told of the result
     * @return the archive
     * @throws PackException if something is not built
     * @throws BundleException if no bundle can be made for this machine
     * @throws IOException if the disk refuses
     */
    public static Path run(Path root, Path out, boolean withFunctions, PrintStream say)
            throws PackException, BundleException, IOException {
        return new Packager(root, withFunctions).run(out, say);
    }

    /**
     * Packages without writing an archive.
     *
     * @param root top folder of the built project
     * @param work where the bundle's folder is made
     * @param withFunctions whether packaged functions are part of it
     * @return the bundle's top folder
     * @throws PackException if something is not built
     * @throws BundleException if no bundle can be made for this machine
     * @throws IOException if the disk refuses
     */
    public static Path unpacked(Path root, Path work, boolean withFunctions)
            throws PackException, BundleException, IOException {
        return new Packager(root, withFunctions).assemble(work).folder();
    }

    private Path run(Path out, PrintStream say) throws PackException, BundleException, IOException {
        Files.createDirectories(out);
        Path work = Files.createTempDirectory(out, ".work");
        try {
            Bundle bundle = assemble(work);
            Path archive = out.resolve(bundle.manifest().name() + Archive.SUFFIX);
            Path draft = work.resolve("archive");
            Archive.write(bundle.folder(), draft);
            Files.move(draft, archive, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            String hash = Checksums.writeBeside(archive);
            say.printf(
                    "%s%n  %,d MiB packed, %,d MiB unpacked, sha256 %s%n",
                    archive, Files.size(archive) >> 20, Trees.bytes(bundle.folder()) >> 20, hash);
            return archive;
        } finally {
            Trees.delete(work);
        }
    }

    private Bundle assemble(Path work) throws PackException, IOException {
        Path draft = work.resolve("draft");
        copyPlain(source.folder(FIXED_PARTS), draft);
        JarStore jars = new JarStore(draft, architecture);
        application(jars, draft);
        List<Path> node = source.classPath("node-vm/node/app");
        List<Path> processor = source.classPath("node-vm/processor");
        jars.program("node", "network.pyrin.node.app.NodeMain", node);
        jars.program("processor", "network.pyrin.processor.ProcessorMain", processor);
        jars.program("readmodel", "network.pyrin.processor.upkeep.ReadModelMain", processor);
        jars.program("stream", "network.pyrin.stream.StreamMain", source.classPath("node-vm/stream"));
        jars.program("server", "network.pyrin.image.ServerMain", source.classPath("node-vm/image"));
        RuntimeImage.link(draft.resolve("runtime"));
        copyPlain(source.folder(PAGES), draft.resolve(Places.EXPLORER));
        Path pages = source.folder("cdn-static");
        Files.copy(pages.resolve("headers.json"), draft.resolve("site/headers.json"));
        copyPlain(pages.resolve("publish"), draft.resolve("site/publish"));
        Files.copy(source.root().resolve("LICENSE"), draft.resolve("LICENSE"));
        List<Manifest.FunctionArtefact> functions = withFunctions ? Functions.copy(source, draft) : List.of();
        Manifest manifest = new Manifest(
                Manifest.LAYOUT,
                source.version(),
                source.commit(),
                architecture.text(),
                DataFormats.of(node, processor),
                PROGRAMS,
                functions);
        Path folder = Files.move(draft, work.resolve(manifest.name()));
        return Bundle.seal(folder, manifest);
    }

    /** Standalone's application keeps the shape its framework gave it; other programs use its jars. */
    private void application(JarStore jars, Path draft) throws PackException, IOException {
        Path built = source.folder("node-vm/standalone/target/quarkus-app");
        List<Path> files;
        try (Stream<Path> tree = Files.walk(built)) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String place = "standalone/" + built.relativize(file);
            if (place.endsWith(".jar")) {
                jars.place(file, place);
            } else {
                Files.createDirectories(draft.resolve(place).getParent());
                Files.copy(file, draft.resolve(place));
            }
        }
    }

    private static void copyPlain(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Trees.copy(from, to);
    }
}
