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
import java.util.concurrent.ConcurrentHashMap;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.PresetException;

/** All shipped presets, synthesised once for all tests: the synthesiser is a process of its own and slow to start. */
final class Synthesised {
    static final Path ROOT = Path.of(System.getProperty("pyrin.root", "../.."));

    private static final Map<String, Synthesised> ALL = new ConcurrentHashMap<>();

    private final Preset preset;
    private final Path folder;
    private final Map<String, JsonNode> templates = new LinkedHashMap<>();

    private Synthesised(String name) {
        try {
            this.preset = Preset.read(ROOT.resolve("infra/presets").resolve(name + ".toml"));
            this.folder = Files.createTempDirectory("pyrin-assembly");
            PyrinApp app = new PyrinApp(preset, Release.SAMPLE, folder);
            app.synth();
            ObjectMapper json = new ObjectMapper();
            for (String stack : app.stackNames()) {
                templates.put(
                        stack.substring(preset.site().name().length() + 1),
                        json.readTree(folder.resolve(stack + ".template.json").toFile()));
            }
        } catch (PresetException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Synthesised of(String preset) {
        return ALL.computeIfAbsent(preset, Synthesised::new);
    }

    Preset preset() {
        return preset;
    }

    Path folder() {
        return folder;
    }

    /** Templates by the stack's name within the site, in order of deployment. */
    Map<String, JsonNode> templates() {
        return templates;
    }

    /** All resources of a type in all stacks, by logical id. */
    Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode template : templates.values()) {
            template.path("Resources").properties().forEach(each -> {
                if (each.getValue().path("Type").asText().equals(type)) {
                    found.put(each.getKey(), each.getValue());
                }
            });
        }
        return found;
    }

    static List<String> presets() {
        return Preset.SHIPPED;
    }
}
