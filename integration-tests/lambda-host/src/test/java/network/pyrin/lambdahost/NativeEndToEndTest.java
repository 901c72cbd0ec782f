package network.pyrin.lambdahost;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
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
    Stream<DynamicTest> theNativeProgramAnswersAsTheManagedPackageDoes() {
        return Packages.FUNCTIONS.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Optional<Path> program = Packages.nativeProgram(name);
                    assumeTrue(
                            program.isPresent(),
                            "no native program of " + name + " (./pyrin functions --artefact native)");
                    comparison.sameAnswers(name, program.orElseThrow(), Packages.managed(name));
                }));
    }
}
