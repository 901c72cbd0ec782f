package network.pyrin.lambdahost.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import network.pyrin.lambdahost.tiny.Conditions;
import network.pyrin.lambdahost.tiny.TinyPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that is killed takes its instances with it, though they are stopped and cannot notice. */
class KilledHostTest {
    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @EnumSource
    void frozenInstancesEndWithAHostThatIsKilled(Isolation isolation) throws Exception {
        assumeThat(Isolation.works(isolation, temp))
                .as("%s works here", isolation)
                .isTrue();
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostToKill.class.getName(),
                        temp.toString(),
                        isolation.name())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = host.inputReader()) {
            String line = lines.readLine();
            assertThat(line).startsWith(HostToKill.FROZEN);
            long pid = Long.parseLong(line.substring(HostToKill.FROZEN.length()));
            Conditions.await("it is stopped", () -> state(pid).equals("T"));
            host.destroyForcibly();
            assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
            // Where nobody collects orphans, a dead one stays in the list of processes.
            try {
                Conditions.await("it is gone", () -> List.of("", "Z", "X").contains(state(pid)));
            } catch (AssertionError e) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                throw e;
            }
        } finally {
            host.destroyForcibly();
        }
    }

    @Test
    void instancesOutliveTheThreadThatAskedForThem() throws Exception {
        Artefact artefact = Artefact.unpack(TinyPackage.write(temp), temp.resolve("task"));
        FunctionSettings settings = HostToKill.settings();
        try (HostedFunction function = new HostedFunction(artefact, settings, Isolation.strongest(temp), line -> {})) {
            AtomicReference<Outcome> first = new AtomicReference<>();
            Thread asks = Thread.ofPlatform().start(() -> first.set(pid(function)));
            asks.join();
            Conditions.await("the thread is gone", () -> !asks.isAlive());
            assertThat(first.get()).isInstanceOf(Outcome.Answered.class).isEqualTo(pid(function));
        }
    }

    private static Outcome pid(HostedFunction function) {
        try {
            return function.invoke(Invocation.of("\"pid\""));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The kernel's letter for it; empty once it is gone. */
    private static String state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0];
        } catch (IOException e) {
            return "";
        }
    }
}
