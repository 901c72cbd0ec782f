package network.pyrin.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Runs a main class of the tests in a JVM of its own, so that it can be killed. */
final class ChildJvm {
    private ChildJvm() {}

    static Process start(Class<?> main, String argument) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Objects.requireNonNull(System.getProperty("java.class.path")),
                        main.getName(),
                        argument)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
