package network.pyrin.consensusvectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recorded chains, each of which must replay without a difference. */
class RecordedChainsVectorTest {
    private static final List<String> ALWAYS = List.of("devnet-pow", "devnet-1bps-small", "testnet11-10bps");
    private static final List<String> SLOW = List.of("reorg-deep", "devnet-1bps-long", "pruning");

    private record Run(int exitCode, String output) {}

    private static Run run(Path... folders) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = VectorsMain.run(List.of(folders), stream, stream);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8));
    }

    @TestFactory
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    Stream<DynamicTest> recordedChainsReplayWithoutADifference() {
        return ALWAYS.stream().map(RecordedChainsVectorTest::replay);
    }

    @TestFactory
    Stream<DynamicTest> longerChainsReplayWithoutADifference() {
        assumeTrue(Boolean.getBoolean("pyrin.slow"), "set -Dpyrin.slow=true to replay the longer chains too");
        return SLOW.stream().map(RecordedChainsVectorTest::replay);
    }

    private static DynamicTest replay(String name) {
        return DynamicTest.dynamicTest(name, () -> {
            Run run = run(TestData.assume("chains/" + name));
            assertThat(run.output().lines().toList().getLast()).endsWith(" passed, 0 failed");
            assertThat(run.exitCode()).isZero();
        });
    }

    @Test
    void aChangedRecordingIsNoticed(@TempDir Path folder) throws Exception {
        Path original = TestData.assume("chains/devnet-pow");
        for (String file : List.of("params.json", "blocks.jsonl.gz")) {
            Files.copy(original.resolve(file), folder.resolve(file));
        }
        String finalState = Files.readString(original.resolve("final.json"));
        Files.writeString(
                folder.resolve("final.json"), finalState.replaceFirst("\"utxoCount\": ?(\\d+)", "\"utxoCount\": 1"));

        Run run = run(folder);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains(".utxoCount: expected 1, got").contains("skipped: steps");
        assertThat(run.output().lines().toList().getLast()).endsWith(" passed, 1 failed");
    }

    @Test
    void aFolderThatIsNoRecordingIsNamed(@TempDir Path folder) {
        Run run = run(folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("has no params.json");
        assertThat(run.output().lines().toList().getLast()).isEqualTo("0 passed, 1 failed");
    }
}
