package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No alarm is missing, each tells someone, and each has a page that says what to do. */
class AlarmsTest {
    private static final Path RUNBOOKS = Synthesised.ROOT.resolve("docs/operations/runbooks");

    private static final List<String> EVERYWHERE = List.of(
            "alerts-errors",
            "alerts-failed",
            "alerts-throttled",
            "alerts-unreached",
            "api-errors",
            "api-slow",
            "data-disk",
            "edge-errors",
            "events-dropped",
            "explorer-api-errors",
            "explorer-api-throttled",
            "node-machine",
            "node-memory",
            "node-stalled",
            "pool-api-errors",
            "pool-api-throttled",
            "processor-failing",
            "processor-lag",
            "wallet-api-errors",
            "wallet-api-throttled",
            "webhooks-behind",
            "webhooks-dead");

    private static final Pattern PAGE = Pattern.compile("docs/[a-z/-]+\\.md");

    private static final List<String> LARGER = List.of(
            "canary-failing", "firewall-blocking", "nat-exhausted", "redis-memory", "stream-full", "stream-unhealthy");

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void noAlarmIsMissing(String preset) {
        Synthesised site = Synthesised.of(preset);
        Set<String> expected = new TreeSet<>(EVERYWHERE);
        if (!preset.equals("small")) {
            expected.addAll(LARGER);
        }
        Set<String> names = new TreeSet<>();
        alarms(site).forEach(alarm -> names.add(name(site, alarm)));
        names.removeIf(name -> name.endsWith("-new-version-failing"));
        assertThat(names).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void eachAlarmTellsSomeoneAndHasARunbook(String preset) {
        Synthesised site = Synthesised.of(preset);
        for (JsonNode alarm : alarms(site)) {
            String name = name(site, alarm);
            String description = alarm.path("AlarmDescription").asText();
            assertThat(description).contains("Runbook: docs/operations/runbooks/");
            Path page = Synthesised.ROOT.resolve(description.substring(description.indexOf("docs/")));
            assertThat(page).as(name).exists();
            boolean ofDeployment = name.endsWith("-new-version-failing");
            // A deployment listens to its own alarm and goes back.
            assertThat(alarm.path("AlarmActions").size()).as(name).isEqualTo(ofDeployment ? 0 : 1);
            assertThat(alarm.path("TreatMissingData").asText()).as(name).isIn("breaching", "notBreaching");
        }
    }

    @Test
    void eachRunbookIsOfAnAlarmAndSaysWhatToDo() throws IOException {
        Set<String> used = new TreeSet<>(Set.of("new-version-failing.md"));
        Stream.concat(EVERYWHERE.stream(), LARGER.stream())
                .map(alarm -> Path.of(Runbooks.path(alarm)).getFileName().toString())
                .forEach(used::add);
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            for (Path page : pages.filter(file -> !file.endsWith("README.md")).toList()) {
                assertThat(used).contains(page.getFileName().toString());
                assertThat(Files.readString(page)).as(page.toString()).contains("## What it means", "## Look", "## Do");
                PAGE.matcher(Files.readString(page)).results().forEach(named -> assertThat(
                                Synthesised.ROOT.resolve(named.group()))
                        .as("%s names it", page)
                        .exists());
            }
        }
        assertThat(used).allSatisfy(name -> assertThat(RUNBOOKS.resolve(name)).exists());
    }

    private static List<JsonNode> alarms(Synthesised site) {
        List<JsonNode> alarms = new ArrayList<>();
        site.resources("AWS::CloudWatch::Alarm").values().forEach(alarm -> alarms.add(alarm.path("Properties")));
        return alarms;
    }

    private static String name(Synthesised site, JsonNode alarm) {
        return alarm.path("AlarmName")
                .asText()
                .substring(site.preset().site().name().length() + 1);
    }
}
