package network.pyrin.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the emulator's program in its Python environment. */
final class MotoProgram {
    private static final String PROGRAM = "bin/moto_server";

    private MotoProgram() {}

    /**
     * Looks where the system property {@code pyrin.moto} or the environment's {@code PYRIN_MOTO} says, then in
     * {@code .tools/moto} of the project's top folder.
     *
     * @return path of the program
     * @throws IOException with a sentence that says how to get it
     */
    static Path find() throws IOException {
        return find(Stream.of(
                        Optional.ofNullable(System.getProperty("pyrin.moto")).map(Path::of),
                        Optional.ofNullable(System.getenv("PYRIN_MOTO")).map(Path::of),
                        Optional.ofNullable(System.getProperty("pyrin.root"))
                                .map(root -> Path.of(root, ".tools", "moto")))
                .flatMap(Optional::stream)
                .toList());
    }

    /** Looks in these folders. */
    static Path find(List<Path> folders) throws IOException {
        return folders.stream()
                .map(folder -> folder.resolve(PROGRAM).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("the AWS emulator (moto) is not here; ./pyrin tools moto brings it "
                        + "(looked in " + folders + ")"));
    }
}
