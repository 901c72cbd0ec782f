package network.pyrin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeMainTest {
    private record Run(int code, String out, String err) {}

    private static Run run(CountDownLatch stop, String... flags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = NodeMain.run(
                flags,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                stop);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private record Case(String flags, int code, String says) {}

    @TestFactory
    Stream<DynamicTest> wrongFlagsGetOneSentenceAndNoStackTrace() {
        return Stream.of(
                        new Case("--bogus", 2, "Unknown option: '--bogus'"),
                        new Case("", 2, "mainnet needs peers"),
                        new Case("--testnet", 2, "testnet-10 needs peers"),
                        new Case("--testnet --netsuffix=12", 2, "there is no testnet 12"),
                        new Case("--testnet --netsuffix=x", 2, "--netsuffix"),
                        new Case("--simnet --devnet", 2, "not several"),
                        new Case("--simnet --connect=1.2.3.4", 2, "cannot talk to peers yet"),
                        new Case("--simnet --addpeer 1.2.3.4", 2, "cannot talk to peers yet"),
                        new Case("--simnet --maxinpeers=3", 2, "cannot talk to peers yet"),
                        new Case("--simnet --rpclisten-borsh", 2, "does not serve wRPC yet"),
                        new Case("--simnet --rpclisten-json=default", 2, "does not serve wRPC yet"),
                        new Case("--simnet --reset-db", 2, "leave them out"),
                        new Case("--simnet --rpclisten=example.org:1", 2, "'example.org' is not an IP address"),
                        new Case("--simnet --rpclisten=127.0.0.1:70000", 2, "no port between 0 and 65535"),
                        new Case("--simnet --loglevel=loud", 2, "no log level is called 'loud'"),
                        new Case("--simnet --ram-scale=0", 2, "between 0.1 and 10"),
                        new Case("--simnet --rpcmaxclients=0", 2, "at least 1"),
                        new Case("--simnet --appdir=/proc/nowhere", 1, "/proc/nowhere"))
                .map(wrong -> DynamicTest.dynamicTest("node " + wrong.flags, () -> {
                    String[] flags = wrong.flags.isEmpty() ? new String[0] : wrong.flags.split(" ", -1);
                    Run run = run(new CountDownLatch(0), flags);
                    assertThat(run.err)
                            .startsWith("pyrin node: ")
                            .contains(wrong.says)
                            .doesNotContain("\tat ");
                    assertThat(run.err.lines().count()).isLessThanOrEqualTo(2);
                    assertThat(run.code).isEqualTo(wrong.code);
                }));
    }

    @Test
    void helpNamesTheFlags() {
        Run run = run(new CountDownLatch(0), "--help");
        assertThat(run.code).isZero();
        assertThat(run.out).contains("--simnet", "--utxoindex", "--enable-unsynced-mining", "--rpclisten");
    }

    @Test
    void runsUntilToldToStop(@TempDir Path folder) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        List<Run> runs = new ArrayList<>();
        Thread node = Thread.ofPlatform()
                .start(() -> runs.add(run(
                        stop,
                        "--simnet",
                        "--utxoindex",
                        "--nodnsseed",
                        "--rpclisten=127.0.0.1:0",
                        "--appdir=" + folder,
                        "--metrics-listen=127.0.0.1:0")));
        stop.countDown();
        node.join();
        assertThat(runs.getFirst().code).isZero();
        assertThat(runs.getFirst().out)
                .contains("starting on simnet", "gRPC on 127.0.0.1:", "metrics on port", "stopped");
        assertThat(runs.getFirst().err).isEmpty();
    }
}
