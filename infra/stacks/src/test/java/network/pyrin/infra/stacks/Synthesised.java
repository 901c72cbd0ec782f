package network.pyrin.infra.stacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.PresetException;

/** A synthesised site; the shipped presets are synthesised once for all tests, since the synthesiser is slow to start. */
final class Synthesised {
    static final Path ROOT = Path.of(System.getProperty("pyrin.root", "../.."));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Synthesised> SHIPPED = new LinkedHashMap<>();
    private static final Renewal RENEWAL = renewal();

    private final Preset preset;
    private final Path folder;
    private final Map<String, JsonNode> templates = new LinkedHashMap<>();

    private Synthesised(Preset preset, Path folder) {
        this.preset = preset;
        this.folder = folder;
        String prefix = preset.site().name() + "-";
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".template.json")) {
                    templates.put(
                            name.substring(prefix.length(), name.length() - ".template.json".length()),
                            JSON.readTree(file.toFile()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Renewal renewal() {
        try {
            return new Renewal(ROOT, work("shipped"));
        } catch (PresetException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of its own that goes away with what was built. */
    private static Path work(String name) throws IOException {
        Path all = Path.of("target", "assemblies").toAbsolutePath();
        return Files.createTempDirectory(Files.createDirectories(all), name);
    }

    static Renewal shipped() {
        return RENEWAL;
    }

    static Synthesised of(String preset) {
        synchronized (SHIPPED) {
            return SHIPPED.computeIfAbsent(
                    preset, name -> new Synthesised(RENEWAL.preset(name), RENEWAL.assembly(name)));
        }
    }

    /** A shipped preset with some lines changed: key, then its new value as written. */
    static Synthesised variant(String preset, Map<String, String> values) {
        try {
            String text = Files.readString(ROOT.resolve("infra/presets").resolve(preset + ".toml"));
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replaceFirst(
                        "(?m)^" + value.getKey() + " = .*$", value.getKey() + " = " + value.getValue());
            }
            Path work = work("variant");
            Path file = Files.writeString(work.resolve("mine.toml"), text);
            Preset changed = Preset.read(file);
            new PyrinApp(changed, Release.SAMPLE, ROOT.resolve("cdn-static/headers.json"), work.resolve("out")).synth();
            return new Synthesised(changed, work.resolve("out"));
        } catch (PresetException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Preset preset() {
        return preset;
    }

    Path folder() {
        return folder;
    }

    /** Templates by the stack's name within the site. */
    Map<String, JsonNode> templates() {
        return templates;
    }

    JsonNode template(String part) {
        JsonNode template = templates.get(part);
        if (template == null) {
            throw new IllegalArgumentException(preset.name() + " has no stack " + part);
        }
        return template;
    }

    /** Visits every resource of every stack: its logical id with the stack's name before it, and the resource. */
    void eachResource(BiConsumer<String, JsonNode> visitor) {
        templates.forEach((part, template) -> template.path("Resources")
                .properties()
                .forEach(each -> visitor.accept(part + "/" + each.getKey(), each.getValue())));
    }

    /** All resources of a type in all stacks, by stack and logical id. */
    Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        eachResource((id, resource) -> {
            if (resource.path("Type").asText().equals(type)) {
                found.put(id, resource);
            }
        });
        return found;
    }

    static List<String> presets() {
        return Preset.SHIPPED;
    }
}
