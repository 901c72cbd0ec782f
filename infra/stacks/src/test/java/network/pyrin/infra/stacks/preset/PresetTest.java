package network.pyrin.infra.stacks.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presets are read strictly, and each complaint names file, line and what to write. */
class PresetTest {
    private static final Path PRESETS =
            Path.of(System.getProperty("pyrin.root", "../..")).resolve("infra/presets");

    @Test
    void shippedPresetsAreWhatTheirNamesSay() throws PresetException {
        Preset small = Preset.read(PRESETS.resolve("small.toml"));
        assertThat(small.name()).isEqualTo("small");
        assertThat(small.network().egress()).isEqualTo(Preset.Egress.NODE_VM);
        assertThat(small.stream().place()).isEqualTo(Preset.StreamPlace.NODE_VM);
        assertThat(small.data().redis()).isFalse();
        assertThat(small.site().artefact()).isEqualTo(Preset.Artefact.AOT);
        assertThat(small.site().domain()).isEqualTo(Optional.empty());
        assertThat(small.node().architecture()).isEqualTo("aarch64");

        Preset standard = Preset.read(PRESETS.resolve("standard.toml"));
        assertThat(standard.data().database()).isEqualTo(Preset.Database.PRIVATE);
        assertThat(standard.stream().least()).isGreaterThanOrEqualTo(2);
        assertThat(standard.data().redis()).isTrue();

        Preset archive = Preset.read(PRESETS.resolve("archive.toml"));
        assertThat(archive.node().archive()).isTrue();
        assertThat(archive.node().dataGib()).isGreaterThan(standard.node().dataGib());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            redis = false            | redis = \\"no\\"         | redis must be true or false, not the text "no"
            log-days = 14            | log-days = \\"14\\"      | log-days must be a whole number, not the text "14"
            log-days = 14            | log-days = 13            | log-days must be one of 1, 3, 5, 7, 14
            data-gib = 60            | data-gib = 5             | data-gib must be from 20 to 16384, not 5
            data-gib = 60            | data-gib = 99999999999999999999 | the value of data-gib must be
            artefact = "aot"         | artefact = \\"jar\\"     | artefact must be one of "aot", "managed", "native", not "jar"
            redis = false            | radis = false            | section [data] lacks the key redis
            redis = false            | redis = false%colour = 1 | there is no key colour in section [data]
            redis = false            | redis = false%redis = true | key redis stands twice; first on line
            [edge]                   | [site]                   | section [site] stands twice; first on line
            [edge]                   | [colours]%a = 1%[edge]   | there is no section [colours] in a preset
            [edge]                   | edge                     | expected key = value, a [section] or a # comment
            domain = ""              | domain = \\"example.org\\" | domain and hosted-zone go together
            database = "public"      | database = \\"private\\" | a private database needs database-service
            most = 1                 | most = 0                 | most must be from 1 to 100, not 0
            least = 1                | least = 2                | most (1) is less than least (2)
            type = "t4g.small"       | type = \\"t3.small\\"   | type must have the node's processor architecture, aarch64
            cidr = "10.42.0.0/16"    | cidr = \\"0.0.0.0/0\\"   | cidr must be a range like 10.42.0.0/16
            name = "pyrin"           | name = \\"Pyrin!\\"      | name must be 3 to 20 lower-case letters
            """)
    void wrongLineIsNamed(String original, String replaced, String complaint) throws IOException {
        String text = Files.readString(PRESETS.resolve("small.toml"));
        assertThat(text).contains(original);
        String broken =
                text.replaceFirst("(?m)^" + java.util.regex.Pattern.quote(original), replaced.replace('%', '\n'));
        assertThatThrownBy(() -> PresetBinding.bind(PresetFile.parse("mine.toml", broken)))
                .isInstanceOf(PresetException.class)
                .hasMessageMatching("(?s)mine\\.toml, line [0-9]+: .*")
                .hasMessageContaining(complaint);
    }

    @Test
    void missingSectionFileAndNameAreNamed() {
        assertThatThrownBy(() -> PresetBinding.bind(PresetFile.parse("mine.toml", "")))
                .hasMessage("mine.toml: section [site] is missing");
        assertThatThrownBy(() -> PresetBinding.bind(PresetFile.parse("mine.json", "")))
                .hasMessage("mine.json: a preset's file name ends in .toml");
        assertThatThrownBy(() -> Preset.read(Path.of("/nowhere/at-all.toml")))
                .hasMessageContaining("at-all.toml: cannot be read");
        assertThatThrownBy(() -> PresetFile.parse("mine.toml", "x".repeat(PresetFile.CHARACTERS_MAX + 1)))
                .hasMessageContaining("this is no preset");
    }

    @Test
    void whatIsNoTextIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("mine.toml"), new byte[] {'[', (byte) 0xC3, (byte) 0x28, ']'});
        assertThatThrownBy(() -> Preset.read(file)).hasMessageContaining("mine.toml: is no text in UTF-8");
    }

    @Test
    void lineNumberIsTheLineInTheFile() throws IOException {
        List<String> lines = Files.readAllLines(PRESETS.resolve("small.toml"));
        int line = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("budget-dollars"))
                .findFirst()
                .orElseThrow();
        lines.set(line, "budget-dollars = true");
        assertThatThrownBy(() -> PresetBinding.bind(PresetFile.parse("mine.toml", String.join("\n", lines))))
                .hasMessage("mine.toml, line " + (line + 1) + ": budget-dollars must be a whole number, not true");
    }

    /** Whatever one changes in the text, the answer is a preset or a complaint, never another exception. */
    @TestFactory
    Stream<DynamicTest> anyDamageIsAPresetOrAComplaint() throws IOException {
        String text = Files.readString(PRESETS.resolve("small.toml"));
        return IntStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random =
                            RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
                    for (int round = 0; round < 100; round++) {
                        String damaged = damage(text, random);
                        try {
                            assertThat(PresetBinding.bind(PresetFile.parse("mine.toml", damaged)))
                                    .isNotNull();
                        } catch (PresetException e) {
                            assertThat(e.getMessage()).startsWith("mine.toml");
                        }
                    }
                }));
    }

    private static String damage(String text, RandomGenerator random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, (char) random.nextInt(9, 300));
                default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(80)));
            }
        }
        return damaged.toString();
    }
}
