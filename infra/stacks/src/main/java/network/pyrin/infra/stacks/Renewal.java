package network.pyrin.infra.stacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.PresetException;
import network.pyrin.infra.stacks.snapshot.LineDiff;
import network.pyrin.infra.stacks.snapshot.Rights;
import network.pyrin.infra.stacks.snapshot.Snapshots;

/**
 * What is committed of the synthesised stacks: the templates of each preset, and the table of rights in the security page. Made once from
 * all shipped presets, then compared or renewed.
 */
public final class Renewal {
    private static final String BEGIN = "<!-- rights: made from the templates by ./pyrin deploy renew-snapshots -->\n";
    private static final String END = "<!-- end of rights -->\n";

    private final Path root;
    private final Map<String, Path> assemblies = new LinkedHashMap<>();
    private final Map<String, Preset> presets = new LinkedHashMap<>();

    /**
     * Synthesises all shipped presets with the sample release.
     *
     * @param root the checkout
     * @param work where assemblies go, one folder per preset
     * @throws PresetException if a shipped preset is broken
     */
    public Renewal(Path root, Path work) throws PresetException {
        this.root = root;
        for (String name : Preset.SHIPPED) {
            Preset preset = Preset.read(root.resolve("infra/presets").resolve(name + ".toml"));
            Path assembly = work.resolve(name);
            new PyrinApp(preset, Release.SAMPLE, root.resolve("cdn-static/headers.json"), assembly).synth();
            presets.put(name, preset);
            assemblies.put(name, assembly);
        }
    }

    /**
     * Folder of one preset's assembly.
     *
     * @param preset a shipped preset's name
     * @return as it was synthesised
     */
    public Path assembly(String preset) {
        Path found = assemblies.get(preset);
        if (found == null) {
            throw new IllegalArgumentException("no shipped preset is called " + preset);
        }
        return found;
    }

    /**
     * A shipped preset.
     *
     * @param name its name
     * @return as it was read
     */
    public Preset preset(String name) {
        Preset found = presets.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no shipped preset is called " + name);
        }
        return found;
    }

    /**
     * Compares one preset's templates with the committed ones.
     *
     * @param name a shipped preset's name
     * @return one text per file that differs; empty if all are current
     */
    public List<String> differences(String name) {
        return Snapshots.differences(snapshots(name), texts(name));
    }

    /**
     * Compares the security page.
     *
     * @return the lines that differ; empty if it is current
     */
    public List<String> rightsDifferences() {
        String page = page();
        String renewed = withTable(page);
        return page.equals(renewed) ? List.of() : List.of(securityPage() + ":\n" + LineDiff.of(page, renewed));
    }

    /**
     * Writes what differs.
     *
     * @return what was written
     */
    public List<String> write() {
        List<String> written = new ArrayList<>();
        for (String name : Preset.SHIPPED) {
            if (!differences(name).isEmpty()) {
                Snapshots.write(snapshots(name), texts(name));
                written.add(root.relativize(snapshots(name)).toString());
            }
        }
        if (!rightsDifferences().isEmpty()) {
            try {
                Files.writeString(securityPage(), withTable(page()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            written.add(root.relativize(securityPage()).toString());
        }
        return written;
    }

    private Map<String, String> texts(String name) {
        return Snapshots.of(assembly(name), preset(name).site().name());
    }

    private Path snapshots(String name) {
        return root.resolve("infra/snapshots").resolve(name);
    }

    private Path securityPage() {
        return root.resolve("docs/operations/security.md");
    }

    private String page() {
        try {
            return Files.readString(securityPage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String withTable(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(securityPage() + " has lost the two marks around the table of rights");
        }
        Map<String, String> sites = new LinkedHashMap<>();
        presets.forEach((name, preset) -> sites.put(name, preset.site().name()));
        return page.substring(0, begin) + BEGIN + Rights.table(assemblies, sites) + page.substring(end);
    }
}
