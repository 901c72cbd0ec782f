package network.pyrin.infra.stacks.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The committed templates of one preset: made from a cloud assembly, compared, renewed. */
public final class Snapshots {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = ".template.json";

    private Snapshots() {}

    /**
     * What the snapshots of an assembly would be.
     *
     * @param assembly folder that a synthesis wrote
     * @param site the site's name, which file names leave out
     * @return text by file name, {@code data.yaml} and so on
     */
    public static Map<String, String> of(Path assembly, String site) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(TEMPLATE)) {
                    String stack = name.substring(0, name.length() - TEMPLATE.length());
                    String part = stack.startsWith(site + "-") ? stack.substring(site.length() + 1) : stack;
                    texts.put(part + ".yaml", Yaml.write(Normaliser.normalise(JSON.readTree(file.toFile()))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /**
     * Compares with what is committed.
     *
     * @param folder the preset's folder in {@code infra/snapshots}; may be absent
     * @param texts what the stacks give now
     * @return one entry per file that differs, each with its first differing lines; empty if all are the same
     */
    public static List<String> differences(Path folder, Map<String, String> texts) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(texts.keySet());
        names.addAll(committed(folder));
        for (String name : names) {
            String now = texts.getOrDefault(name, "");
            String before = read(folder.resolve(name));
            if (!now.equals(before)) {
                differences.add(name + ":\n" + LineDiff.of(before, now));
            }
        }
        return differences;
    }

    /**
     * Replaces what is committed.
     *
     * @param folder the preset's folder in {@code infra/snapshots}; made if absent
     * @param texts what the stacks give now
     */
    public static void write(Path folder, Map<String, String> texts) {
        try {
            Files.createDirectories(folder);
            for (String name : committed(folder)) {
                Files.delete(folder.resolve(name));
            }
            for (Map.Entry<String, String> each : texts.entrySet()) {
                Files.writeString(folder.resolve(each.getKey()), each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> committed(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
