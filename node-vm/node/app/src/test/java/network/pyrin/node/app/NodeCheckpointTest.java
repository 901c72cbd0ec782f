package network.pyrin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.cryptonative.NativeSignatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running node writes a copy of its data that is a data folder itself. */
class NodeCheckpointTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return NodeMain.run(arguments, both, both, new CountDownLatch(1));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Node start() throws NodeStartException {
        NodeConfig config = NodeConfig.embedded(
                NetworkParams.of(NetworkId.SIMNET), folder.resolve("simnet").resolve("node"));
        InstantSource clock = InstantSource.system();
        NodeLog log = new NodeLog(new PrintStream(printed, true, StandardCharsets.UTF_8), NodeLog.Level.OFF, clock);
        return Node.start(config, new NativeSignatures(), clock, log, () -> {});
    }

    @Test
    void theCopyOpensWhileTheNodeRunsOn() throws Exception {
        try (Node node = start()) {
            assertThat(run("checkpoint", "--simnet", "--appdir", folder.toString()))
                    .as(printed())
                    .isZero();
            Path copy = Path.of(printed().strip());
            assertThat(copy).isEqualTo(folder.resolve("simnet/node/checkpoint"));
            Path elsewhere = folder.resolve("elsewhere");
            Files.createDirectories(elsewhere.resolve("simnet"));
            Files.move(copy, elsewhere.resolve("simnet/node"));
            assertThat(run("verify", "--simnet", "--utxoindex", "--appdir", elsewhere.toString()))
                    .as(printed())
                    .isZero();
            // The next order replaces what the one before left.
            assertThat(run("checkpoint", "--simnet", "--appdir", folder.toString()))
                    .isZero();
            assertThat(run("checkpoint", "--simnet", "--appdir", folder.toString()))
                    .isZero();
            assertThat(node.failure()).isEmpty();
        }
    }

    @Test
    void anUnknownOrderAndAMissingNodeAreSentences() throws Exception {
        try (Node node = start()) {
            assertThat(AdminSocket.send(node.config().folder(), "explode")).startsWith("error there is no such order");
        }
        assertThat(run("checkpoint", "--simnet", "--appdir", folder.toString())).isEqualTo(1);
        assertThat(printed()).contains("no node that this user may reach").doesNotContain("\tat ");
    }
}
