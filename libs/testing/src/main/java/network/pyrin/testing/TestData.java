package network.pyrin.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds recordings and vectors, which lie outside the repository. */
public final class TestData {
    /** The system property that names their directory. */
    public static final String PROPERTY = "pyrin.testdata";

    private TestData() {}

    /**
     * The directory of all recordings and vectors.
     *
     * @return empty if the property is not set or names no directory
     */
    public static Optional<Path> root() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).filter(Files::isDirectory);
    }

    /**
     * A file or directory of the test data; skips the calling test, saying so, if it is absent.
     *
     * @param relative path below the root, for example {@code chains/devnet-pow}
     * @return an existing path
     */
    public static Path assume(String relative) {
        Optional<Path> found = root().map(root -> root.resolve(relative)).filter(Files::exists);
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "skipped: no " + relative + " in the test data (system property " + PROPERTY + ")");
        return found.orElseThrow();
    }

    /**
     * A recorded chain; skips the calling test, saying so, if it is absent.
     *
     * @param name for example {@code devnet-pow}
     * @return the recording
     */
    public static Recording assumeRecording(String name) {
        return Recording.open(assume("chains/" + name));
    }
}
