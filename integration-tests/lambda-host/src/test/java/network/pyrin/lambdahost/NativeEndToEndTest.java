package network.pyrin.lambdahost;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.training.SampleClient;
import network.pyrin.lambdahost.training.SampleDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every function that was compiled to a native program must say what its managed package says: a class or resource that
 * the compiler was not told to keep shows itself only when it is asked for. Needs GraalVM or Mandrel to make the
 * programs, so it is skipped where there are none.
 */
class NativeEndToEndTest {
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

    private static LambdaHost host(String name, Path artefact, String folder) throws IOException {
        FunctionSettings settings =
                FunctionSettings.of(name, database.environment()).with(LIMITS).scaled(1, 100);
        return LambdaHost.start(LambdaHost.Setup.of(settings, artefact, temp.resolve(folder)), System.err::println);
    }

    @TestFactory
    Stream<DynamicTest> theNativeProgramAnswersAsTheManagedPackageDoes() {
        return Packages.FUNCTIONS.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Optional<Path> program = Packages.nativeProgram(name);
                    assumeTrue(
                            program.isPresent(),
                            "no native program of " + name + " (./pyrin functions --artefact native)");
                    try (LambdaHost compiled = host(name, program.orElseThrow(), name + "-native");
                            LambdaHost managed = host(name, Packages.managed(name), name + "-managed")) {
                        Answers.areTheSame(client, name, compiled, managed);
                    }
                }));
    }
}
