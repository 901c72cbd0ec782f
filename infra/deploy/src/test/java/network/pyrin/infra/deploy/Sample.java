package network.pyrin.infra.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.PresetException;

/** Presets and plans of this checkout. */
final class Sample {
    static final Path ROOT =
            Path.of(System.getProperty("pyrin.root", "../..")).toAbsolutePath().normalize();

    private Sample() {}

    static Preset preset(String name) {
        try {
            return Preset.read(ROOT.resolve("infra/presets").resolve(name + ".toml"));
        } catch (PresetException e) {
            throw new IllegalStateException(e);
        }
    }

    static Plan plan(Path work, String preset, Optional<Path> bundle, Optional<String> account) {
        try {
            String text = Files.readString(ROOT.resolve("infra/presets").resolve(preset + ".toml"));
            return new Plan(ROOT, work, text, preset(preset), "us-east-1", account, bundle, false, 10_000, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
