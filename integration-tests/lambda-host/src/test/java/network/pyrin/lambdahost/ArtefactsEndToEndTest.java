package network.pyrin.lambdahost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import network.pyrin.lambdahost.runtime.Artefact;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;
import network.pyrin.lambdahost.training.SampleEvents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Every function as its default artefact: made, unpacked, started; it must say what the managed package says. */
@EnabledIfSystemProperty(named = "pyrin.slow", matches = "true", disabledReason = "minutes: -Dpyrin.slow=true")
class ArtefactsEndToEndTest {
    @TempDir
    static Path temp;

    private static Comparison comparison;

    @BeforeAll
    static void start() throws IOException {
        comparison = Comparison.over(temp);
    }

    @AfterAll
    static void stop() {
        comparison.close();
    }

    @TestFactory
    Stream<DynamicTest> theArtefactAnswersAsTheManagedPackageDoes() {
        return Packages.FUNCTIONS.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> comparison.sameAnswers(name, Packages.aot(name), Packages.managed(name))));
    }

    @Test
    void aThousandCallsAtOnceAreAllAnswered() throws Exception {
        try (LambdaHost host = comparison.host("explorer-api", Packages.aot("explorer-api"), "burst", line -> {});
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                calls.add(() -> comparison
                        .client()
                        .send(
                                host,
                                "explorer-api",
                                new SampleEvents.Request("GET", "/info/blockdag", Optional.empty())));
            }
            for (Future<Integer> done : callers.invokeAll(calls)) {
                assertThat(done.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void aSpoiltCacheStillStarts() throws Exception {
        Path folder = temp.resolve("spoilt");
        Artefact.unpack(Packages.aot("explorer-api"), folder);
        byte[] cache = Files.readAllBytes(folder.resolve("app.aot"));
        for (Map.Entry<String, byte[]> damage : Map.of(
                        "header", new byte[64], "cut", java.util.Arrays.copyOf(cache, cache.length / 2))
                .entrySet()) {
            byte[] spoilt = cache.clone();
            if (damage.getKey().equals("header")) {
                System.arraycopy(damage.getValue(), 0, spoilt, 0, 64);
            }
            Files.write(folder.resolve("app.aot"), damage.getKey().equals("cut") ? damage.getValue() : spoilt);
            ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
            try (LambdaHost host = comparison.host("explorer-api", folder, "spoilt-" + damage.getKey(), log::add)) {
                Outcome outcome = host.function("explorer-api").invoke(Invocation.of("""
                                {"version":"2.0","rawPath":"/ping","rawQueryString":"","headers":{"host":"x"},
                                 "requestContext":{"http":{"method":"GET","path":"/ping"},"domainName":"x"}}"""));
                assertThat(outcome).as("%s", log).isInstanceOf(Outcome.Answered.class);
            }
        }
    }
}
