package network.pyrin.lambdahost.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import network.pyrin.lambdahost.runtime.Artefact;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.runtime.HostedFunction;
import network.pyrin.lambdahost.runtime.Isolation;
import network.pyrin.lambdahost.tiny.Conditions;
import network.pyrin.lambdahost.tiny.TinyPackage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events nobody waits for. */
class AsyncCallsTest {
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(256, Duration.ofMinutes(2), Duration.ofMinutes(2), 16);

    @TempDir
    Path temp;

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private HostedFunction function;
    private AsyncCalls calls;

    @BeforeEach
    void host() throws IOException {
        Artefact artefact = Artefact.unpack(TinyPackage.write(temp), temp.resolve("task"));
        FunctionSettings settings =
                FunctionSettings.of("tiny", Map.of()).with(LIMITS).scaled(1, 10);
        function = new HostedFunction(artefact, settings, Isolation.NONE, log::add);
        calls = new AsyncCalls(function, Duration.ofMillis(1), log::add);
    }

    @AfterEach
    void close() {
        calls.close();
        function.close();
    }

    private long attempts() {
        return log.stream().filter(line -> line.startsWith("REPORT ")).count();
    }

    @Test
    void whatSucceedsAtTheThirdAttemptIsNoDeadLetter() {
        calls.offer("\"flaky 2\"");
        calls.offer("\"hello\"");
        Conditions.await("both are answered", () -> attempts() == 4);
        assertThat(calls.deadLetters()).isEmpty();
        assertThat(calls.waiting()).isZero();
    }

    @Test
    void whatAlwaysFailsIsGivenUpAfterThreeAttemptsAndTheNextIsServed() {
        calls.offer("\"throw\"");
        calls.offer("\"exit 3\"");
        calls.offer("\"hello\"");
        Conditions.await("all are tried", () -> attempts() == 7);
        assertThat(calls.deadLetters()).containsExactly("\"throw\"", "\"exit 3\"");
        assertThat(log.stream().filter(line -> line.startsWith("DEAD LETTER after 3 attempts")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("as asked"))
                .anySatisfy(line -> assertThat(line).contains("exit status 3"));
    }

    @Test
    void whoOffersTooMuchIsToldSo() {
        calls.offer("\"hang\"");
        Conditions.await("one hangs", () -> function.instances().stream()
                .anyMatch(one -> one.state().equals("busy")));
        int taken = 0;
        while (calls.offer("\"hello\"")) {
            taken++;
        }
        assertThat(taken).isEqualTo(10_000);
        assertThat(calls.waiting()).isEqualTo(10_000);
        assertThat(calls.deadLetters()).isEmpty();
    }
}
