package network.pyrin.infra.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import network.pyrin.infra.stacks.Release;

/**
 * What the synthesiser gave, once for each preset and release: it is what takes the time of a deployment's test. A plan gets its own copy, as
 * if it had been made for it.
 */
final class KnownAssemblies {
    private static final Map<Inputs, KnownAssemblies> KNOWN = new HashMap<>();

    private final List<String> stacks;
    private final Map<String, byte[]> files;

    private KnownAssemblies(List<String> stacks, Map<String, byte[]> files) {
        this.stacks = stacks;
        this.files = files;
    }

    /** All that templates are made from within one checkout. */
    private record Inputs(String presetText, Release release) {}

    /** The assembly of a plan in its work folder, which is emptied first. */
    static Synthesis of(Plan plan, Release release) throws DeployException {
        Inputs inputs = new Inputs(plan.presetText(), release);
        try {
            synchronized (KNOWN) {
                KnownAssemblies known = KNOWN.get(inputs);
                if (known == null) {
                    Synthesis made = Synthesis.run(plan, release);
                    KNOWN.put(inputs, new KnownAssemblies(made.stacks(), read(made.assembly())));
                    return made;
                }
                return known.copyTo(Synthesis.folder(plan));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> read(Path assembly) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(assembly)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(assembly.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Synthesis copyTo(Path assembly) throws DeployException, IOException {
        Folders.empty(assembly);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path copy = assembly.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.getValue());
        }
        return new Synthesis(assembly, stacks);
    }
}
