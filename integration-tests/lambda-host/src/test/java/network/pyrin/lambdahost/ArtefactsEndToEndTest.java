package network.pyrin.lambdahost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;
import network.pyrin.lambdahost.training.SampleClient;
import network.pyrin.lambdahost.training.SampleDatabase;
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
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(512, Duration.ofSeconds(60), Duration.ofMinutes(2), 64);

    @TempDir
    static Path temp;

    private static SampleDatabase database;
    private static SampleClient client;

    @BeforeAll
    static void start() throws IOException {
        database = SampleDatabase.start();
        client = new SampleClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        database.close();
    }

    private static LambdaHost host(String name, Path artefact, String folder, java.util.function.Consumer<String> log)
            throws IOException {
        FunctionSettings settings =
                FunctionSettings.of(name, database.environment()).with(LIMITS).scaled(2, 2_000);
        return LambdaHost.start(LambdaHost.Setup.of(settings, artefact, temp.resolve(folder)), log);
    }

    @TestFactory
    Stream<DynamicTest> theArtefactAnswersAsTheManagedPackageDoes() {
        return Packages.FUNCTIONS.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    try (LambdaHost aot = host(name, Packages.aot(name), name + "-aot", line -> {});
                            LambdaHost managed = host(name, Packages.managed(name), name + "-managed", line -> {})) {
                        Answers.areTheSame(client, name, aot, managed);
                    }
                }));
    }

    @Test
    void aThousandCallsAtOnceAreAllAnswered() throws Exception {
        try (LambdaHost host = host("explorer-api", Packages.aot("explorer-api"), "burst", line -> {});
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                calls.add(() -> client.send(
                        host, "explorer-api", new SampleEvents.Request("GET", "/info/blockdag", Optional.empty())));
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
            try (LambdaHost host = host("explorer-api", folder, "spoilt-" + damage.getKey(), log::add)) {
                Outcome outcome = host.function("explorer-api").invoke(Invocation.of("""
                                {"version":"2.0","rawPath":"/ping","rawQueryString":"","headers":{"host":"x"},
                                 "requestContext":{"http":{"method":"GET","path":"/ping"},"domainName":"x"}}"""));
                assertThat(outcome).as("%s", log).isInstanceOf(Outcome.Answered.class);
            }
        }
    }
}
