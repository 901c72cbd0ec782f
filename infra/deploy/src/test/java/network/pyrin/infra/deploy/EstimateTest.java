package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.infra.stacks.preset.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What presets cost by the dated table. */
class EstimateTest {
    @Test
    void smallCostsLessThanOneHundredAndFifty() throws DeployException {
        Estimate small = new Estimate(prices(), Sample.preset("small"), 10_000, 1);
        assertThat(small.total()).isLessThan(150).isGreaterThan(80);
        assertThat(small.lines()).anyMatch(line -> line.name().startsWith("MongoDB cluster"));
        assertThat(small.total())
                .isLessThanOrEqualTo(Sample.preset("small").observability().budgetDollars());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "standard", "archive"})
    void everyPresetIsWithinItsBudgetAndPrintsWhatMoreUsersCost(String preset) throws DeployException {
        Estimate estimate = new Estimate(prices(), Sample.preset(preset), 10_000, 1);
        assertThat(estimate.total())
                .isLessThan(Sample.preset(preset).observability().budgetDollars());
        List<String> out = new ArrayList<>();
        estimate.print(out::add);
        assertThat(out.getLast()).contains("another 10,000 daily users");
        assertThat(out).anyMatch(line -> line.endsWith("<="));
    }

    @Test
    void thePageOfCostsIsCurrent() throws DeployException, IOException {
        String page = Files.readString(Sample.ROOT.resolve("docs/operations/cost.md"));
        List<String> out = new ArrayList<>();
        new Estimate(prices(), Sample.preset("small"), 10_000, 1).print(out::add);
        assertThat(page).contains(String.join("\n", out));
        for (String preset : Preset.SHIPPED) {
            List<String> lines = new ArrayList<>();
            new Estimate(prices(), Sample.preset(preset), 10_000, 1).print(lines::add);
            assertThat(page)
                    .contains("| `%s` | %s | %s |"
                            .formatted(preset, last(lines.get(lines.size() - 2)), last(lines.getLast())));
        }
    }

    private static String last(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    @Test
    void moreOfAnythingCostsMore() throws DeployException {
        Preset small = Sample.preset("small");
        double before = 0;
        for (int users : new int[] {0, 10_000, 20_000, 100_000}) {
            double total = new Estimate(prices(), small, users, 1).total();
            assertThat(total).isGreaterThan(before);
            before = total;
        }
        assertThat(new Estimate(prices(), small, 10_000, 10).total())
                .isGreaterThan(new Estimate(prices(), small, 10_000, 1).total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "standard", "archive"})
    void theAlarmsOfTheTemplatesAreCounted(String preset) throws DeployException, IOException {
        int alarms = 0;
        try (DirectoryStream<Path> templates =
                Files.newDirectoryStream(Sample.ROOT.resolve("infra/snapshots").resolve(preset))) {
            for (Path template : templates) {
                alarms += Files.readString(template).split("Type: AWS::CloudWatch::Alarm", -1).length - 1;
            }
        }
        assertThat(UsageCosts.alarms(Sample.preset(preset))).isEqualTo(alarms);
    }

    @Test
    void everyPriceNamesItsSource() throws DeployException {
        assertThat(prices().prices().values()).isNotEmpty().allMatch(price -> price.source()
                .startsWith("https://"));
    }

    @Test
    void aBadLineIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("prices.csv");
        for (String line : List.of(
                "x,1.0,hour,looked-up",
                "x,one,hour,bound,https://a",
                "x,1.0,hour,guessed,https://a",
                "x,1.0,hour,bound,a")) {
            Files.writeString(file, "# comment\n" + line + "\n");
            assertThatThrownBy(() -> PriceTable.read(file)).hasMessage("prices.csv, line 2 is no price: " + line);
        }
    }

    private static PriceTable prices() throws DeployException {
        return PriceTable.read(Sample.ROOT.resolve("infra/prices.csv"));
    }
}
