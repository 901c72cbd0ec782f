package network.pyrin.lambdahost.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import network.pyrin.lambdahost.tiny.Conditions;
import network.pyrin.lambdahost.tiny.TinyPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of calls to a packaged function that behaves, and of those to one that does not. */
class HostedFunctionTest {
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(256, Duration.ofSeconds(20), Duration.ofSeconds(30), 16);

    @TempDir
    static Path temp;

    private static Artefact artefact;
    private static Isolation isolation;

    @BeforeAll
    static void unpack() throws IOException {
        artefact = Artefact.unpack(TinyPackage.write(temp), temp.resolve("task"));
        isolation = Isolation.strongest(temp);
    }

    private static FunctionSettings settings() {
        return FunctionSettings.of("tiny", Map.of("MINE", "yes")).with(LIMITS).scaled(1, 100);
    }

    private static HostedFunction host(FunctionSettings settings) {
        return new HostedFunction(artefact, settings, isolation, line -> {});
    }

    private static String answer(HostedFunction function, String event) throws InterruptedException {
        Outcome outcome = function.invoke(Invocation.of("\"" + event + "\""));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).payload().replace("\"", "");
    }

    private static Outcome.Failed failure(HostedFunction function, String event) throws InterruptedException {
        Outcome outcome = function.invoke(Invocation.of("\"" + event + "\""));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    private static void awaitState(HostedFunction function, String state) {
        Conditions.await("it is " + state, () -> function.instances().stream()
                .anyMatch(one -> one.state().equals(state)));
    }

    @Test
    void anInstanceAnswersFreezesAndSeesOnlyItsOwnVariables() throws InterruptedException {
        try (HostedFunction function = host(settings())) {
            assertThat(answer(function, "hello")).isEqualTo("hello");
            awaitState(function, "frozen");
            assertThat(function.instances()).hasSize(1).allSatisfy(instance -> {
                assertThat(instance.state()).isEqualTo("frozen");
                assertThat(instance.residentKilobytes()).isPositive();
            });
            String pid = answer(function, "pid");
            assertThat(answer(function, "pid")).isEqualTo(pid);
            assertThat(answer(function, "environment").split(" "))
                    .contains("MINE", "AWS_LAMBDA_RUNTIME_API", "_HANDLER", "LAMBDA_TASK_ROOT", "TZ", "LANG")
                    .doesNotContain("HOME", "USER", "JAVA_HOME", "MAVEN_OPTS");
            assertThat(Long.parseLong(answer(function, "deadline")))
                    .isBetween(System.currentTimeMillis(), System.currentTimeMillis() + 20_000);
            if (isolation != Isolation.NONE) {
                assertThat(answer(function, "write /var/task/x")).isEqualTo("refused");
                assertThat(answer(function, "write /tmp/pyrin-written-by-the-tiny-function"))
                        .isEqualTo("written");
                assertThat(Path.of("/tmp/pyrin-written-by-the-tiny-function")).doesNotExist();
            }
        }
    }

    @Test
    void betweenCallsTheKernelHasStoppedItsThreads() throws InterruptedException {
        try (HostedFunction function = host(settings())) {
            answer(function, "spin");
            awaitState(function, "frozen");
            long pid = function.instances().getFirst().pid();
            Conditions.await("every thread is stopped", () -> threadStates(pid).equals(Set.of("T")));
            assertThat(answer(function, "pid")).isEqualTo(Long.toString(pid));
        }
    }

    /** Of all threads of a process: the third field of their {@code stat}, behind the name in parentheses. */
    private static Set<String> threadStates(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            Set<String> states = new HashSet<>();
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                states.add(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0]);
            }
            return states;
        } catch (IOException e) {
            // A thread ended while it was looked at.
            return Set.of();
        }
    }

    @Test
    void whatTheFunctionThrowsOrExceedsIsToldAndTheInstanceLivesOn() throws InterruptedException {
        try (HostedFunction function = host(settings())) {
            String pid = answer(function, "pid");
            assertThat(failure(function, "throw"))
                    .isEqualTo(new Outcome.Failed(Outcome.Kind.HANDLER, "Broken", "as asked"));
            assertThat(failure(function, "silent").errorType()).isEqualTo("Runtime.NoResponse");
            assertThat(failure(function, "large").kind()).isEqualTo(Outcome.Kind.TOO_LARGE);
            assertThat(answer(function, "pid")).isEqualTo(pid);
        }
    }

    @Test
    void whoDiesHangsOrEatsIsKilledAndReplaced() throws InterruptedException {
        FunctionSettings hasty =
                settings().with(new FunctionSettings.Limits(256, Duration.ofSeconds(4), Duration.ofSeconds(30), 16));
        try (HostedFunction function = host(hasty)) {
            String first = answer(function, "pid");
            Outcome.Failed exit = failure(function, "exit 7");
            assertThat(exit.kind()).isEqualTo(Outcome.Kind.CRASH);
            assertThat(exit.errorMessage()).contains("exit status 7");
            assertThat(failure(function, "hang"))
                    .isEqualTo(new Outcome.Failed(
                            Outcome.Kind.TIMEOUT, "Sandbox.Timedout", "Task timed out after 4.00 seconds"));
            assertThat(failure(function, "eat").kind()).isEqualTo(Outcome.Kind.MEMORY);
            assertThat(answer(function, "pid")).isNotEqualTo(first);
        }
    }

    @Test
    void aFunctionThatCannotStartSaysWhy() throws InterruptedException {
        for (Map.Entry<String, String> expected : Map.of(
                        "exit", "cannot find my settings",
                        "report", "PYRIN_NETWORK is missing",
                        "hang", "Init did not end within 1.00 seconds")
                .entrySet()) {
            // Who hangs may be given up soon; who says something must be given the time to.
            Duration init = Duration.ofSeconds(expected.getKey().equals("hang") ? 1 : 60);
            FunctionSettings settings = FunctionSettings.of("tiny", Map.of("AT_INIT", expected.getKey()))
                    .with(new FunctionSettings.Limits(256, Duration.ofSeconds(5), init, 16))
                    .scaled(1, 1);
            try (HostedFunction function = host(settings)) {
                Outcome.Failed failed = failure(function, "hello");
                assertThat(failed.kind()).isEqualTo(Outcome.Kind.CRASH);
                assertThat(failed.errorMessage()).contains(expected.getValue());
            }
        }
    }

    @Test
    void aThousandCallsAtOnceAreAnsweredByTwoInstances() throws Exception {
        try (HostedFunction function = host(settings().scaled(2, 1_000));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                String event = "event " + i;
                calls.add(() -> answer(function, event));
            }
            int number = 0;
            for (Future<String> done : callers.invokeAll(calls)) {
                assertThat(done.get()).isEqualTo("event " + number++);
            }
            assertThat(function.instances()).hasSize(2);
        }
    }

    @Test
    void nobodyWaitsWhereNobodyMayAndClosingEndsCalls() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> busy;
            try (HostedFunction function = host(settings().scaled(1, 0))) {
                answer(function, "warm");
                // Its answer is out before it asks for more; until then it is busy with the first call.
                awaitState(function, "frozen");
                busy = callers.submit(() -> function.invoke(Invocation.of("\"hang\"")));
                awaitState(function, "busy");
                assertThat(failure(function, "hello").kind()).isEqualTo(Outcome.Kind.THROTTLED);
            }
            assertThat(((Outcome.Failed) busy.get()).errorType()).isEqualTo("Sandbox.Stopped");
        }
    }

    @Test
    void whatIsNoPackageIsRefused() throws IOException {
        Path text = Files.writeString(temp.resolve("text.zip"), "not a zip");
        assertThatThrownBy(() -> Artefact.unpack(text, temp.resolve("a")))
                .isInstanceOf(BadArtefactException.class)
                .hasMessageContaining("text.zip");
        assertThatThrownBy(() -> Artefact.unpack(temp.resolve("none.zip"), temp.resolve("b")))
                .isInstanceOf(BadArtefactException.class)
                .hasMessageContaining("there is no package");
        Path empty = Files.createDirectories(temp.resolve("empty"));
        assertThatThrownBy(() -> Artefact.of(empty)).hasMessageContaining("neither a bootstrap nor classes");
        Files.writeString(empty.resolve("bootstrap"), "#!/bin/sh");
        assertThatThrownBy(() -> Artefact.of(empty)).hasMessageContaining("not executable");
    }
}
