package network.pyrin.infra.stacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.PresetException;
import network.pyrin.infra.stacks.snapshot.Snapshots;

/** Renews the committed templates: {@code ./pyrin deploy renew-snapshots}. */
public final class SnapshotsMain {
    private SnapshotsMain() {}

    /**
     * Synthesises every shipped preset with the sample release and replaces its snapshot.
     *
     * @param arguments the folder {@code infra} of the checkout
     * @throws PresetException if a shipped preset is broken
     * @throws IOException if no temporary folder can be made
     */
    public static void main(String... arguments) throws PresetException, IOException {
        Path infra = Path.of(arguments[0]);
        for (String name : Preset.SHIPPED) {
            Preset preset = Preset.read(infra.resolve("presets").resolve(name + ".toml"));
            Path assembly = Files.createTempDirectory("pyrin-assembly");
            new PyrinApp(preset, Release.SAMPLE, assembly).synth();
            Map<String, String> texts = Snapshots.of(assembly, preset.site().name());
            Snapshots.write(infra.resolve("snapshots").resolve(name), texts);
        }
    }
}
