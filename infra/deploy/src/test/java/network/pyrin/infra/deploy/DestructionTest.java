package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking a site down asks twice, keeps the data, goes on after a failure and says what remains. */
class DestructionTest {
    @TempDir
    Path folder;

    private final FakeCloud cloud = new FakeCloud();
    private final RecordingOperator operator = new RecordingOperator();

    @Test
    void asksTwiceAndKeepsTheData() throws Exception {
        DoubleTools tools = new DoubleTools(Files.createDirectories(folder.resolve("double")));
        Plan plan = Sample.plan(folder.resolve("work"), "small", Optional.empty(), Optional.empty());
        Destruction destruction = new Destruction(plan, cloud, tools, operator);

        operator.answers.add("yes");
        assertThatThrownBy(destruction::run).hasMessage("not confirmed; nothing more is taken down");
        operator.answers.addAll(List.of("pyrin", "y"));
        assertThatThrownBy(destruction::run).hasMessage("not confirmed; nothing more is taken down");
        assertThat(tools.calls()).isEmpty();
        assertThat(cloud.locked).isEmpty();

        operator.answers.addAll(List.of("pyrin", "pyrin-node"));
        tools.fail("destroy pyrin-functions");
        assertThatThrownBy(destruction::run)
                .isInstanceOfSatisfying(
                        DeployException.class, e -> assertThat(e.wayOut()).contains("destroy again"))
                .hasMessageContaining("destroy pyrin-functions");
        tools.fail("");
        operator.answers.addAll(List.of("pyrin", "pyrin-node"));
        destruction.run();

        assertThat(tools.calls())
                .endsWith(
                        "destroy pyrin-observability",
                        "destroy pyrin-edge",
                        "destroy pyrin-functions",
                        "destroy pyrin-node")
                .noneMatch(call -> call.contains("pyrin-data") || call.contains("pyrin-network"));
        assertThat(cloud.done).contains("unprotect pyrin-edge us-east-1");
        assertThat(operator.said)
                .contains(
                        "stays: pyrin-network, pyrin-data and the pages' bucket",
                        "What remains, and what it costs a month:")
                .anyMatch(line -> line.contains("snapshots"));
    }
}
