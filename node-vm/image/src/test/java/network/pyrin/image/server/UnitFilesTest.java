package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Trees;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The units as systemd itself judges them. */
class UnitFilesTest {
    private static final Path UNITS = SampleBundle.FIXED_PARTS.resolve("systemd");
    private static final double EXPOSURE_MAX = 2.5;
    private static final Pattern EXPOSURE = Pattern.compile("exposure level for \\S+: ([0-9.]+)");

    @TempDir
    Path root;

    private static List<Path> services() throws IOException {
        try (Stream<Path> all = Files.list(UNITS)) {
            return all.filter(file -> file.toString().endsWith(".service"))
                    .sorted()
                    .toList();
        }
    }

    private static Command.Result analyze(String... arguments) throws ServerException {
        try {
            return Command.run(
                    Stream.concat(Stream.of("systemd-analyze"), Stream.of(arguments))
                            .toList(),
                    Map.of());
        } catch (ServerException e) {
            throw new ServerException("these tests need systemd-analyze: install the package systemd", e);
        }
    }

    @TestFactory
    Stream<DynamicTest> eachIsWellSandboxed() throws IOException {
        return services().stream()
                .map(unit -> DynamicTest.dynamicTest(unit.getFileName().toString(), () -> {
                    String said = analyze("security", "--offline=yes", "--no-pager", unit.toString())
                            .said();
                    Matcher exposure = EXPOSURE.matcher(said);
                    assertThat(exposure.find()).as(said).isTrue();
                    assertThat(Double.parseDouble(exposure.group(1))).isLessThanOrEqualTo(EXPOSURE_MAX);
                }));
    }

    @Test
    void systemdUnderstandsEveryLine() throws Exception {
        // The programs that the units name must exist where systemd looks.
        Path units = root.resolve("etc/systemd/system");
        Files.createDirectories(units.getParent());
        Trees.copy(UNITS, units);
        Path programs = root.resolve("opt/pyrin/current/bin");
        Files.createDirectories(programs.getParent());
        Trees.copy(SampleBundle.FIXED_PARTS.resolve("bin"), programs);
        for (Path unit : services()) {
            Command.Result result = analyze(
                    "verify",
                    "--man=no",
                    "--recursive-errors=no",
                    "--root=" + root,
                    unit.getFileName().toString());
            assertThat(result.said().lines().filter(line -> line.contains("pyrin")))
                    .as(unit + " " + result.said())
                    .isEmpty();
        }
    }

    @Test
    void everyServiceHasItsUnitAndLimits() throws IOException {
        for (Service service : Service.values()) {
            String unit = Files.readString(UNITS.resolve(service.unit()));
            assertThat(unit)
                    .contains("ExecStart=/opt/pyrin/current/bin/run " + service.program() + "\n")
                    .contains("ExecStartPost=/opt/pyrin/current/bin/pyrin wait " + service.program() + "\n")
                    .containsPattern("\nMemoryMax=\\d+M\n")
                    .contains("\nStartLimitBurst=")
                    .contains("\nTimeoutStopSec=")
                    .contains("\nUser=pyrin");
        }
    }
}
