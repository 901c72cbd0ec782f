package network.pyrin.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** The redis-server program: the one that comes in a jar for this machine, else one that is installed. */
final class RedisProgram {
    /** File name of the installed copy. */
    static final String NAME = "redis-server";

    private RedisProgram() {}

    /**
     * Puts the program into a folder unless it is there.
     *
     * @param folder where to
     * @return path of the program
     * @throws IOException if there is none for this machine
     */
    static Path install(Path folder) throws IOException {
        Path program = folder.resolve(NAME);
        if (Files.isExecutable(program)) {
            return program;
        }
        Path unpacking = Files.createTempDirectory(folder, "unpacking");
        try {
            File unpacked = ExecutableProvider.newJarResourceProvider(unpacking.toFile())
                    .get();
            if (!unpacked.setExecutable(true)) {
                throw new IOException("cannot make " + unpacked + " executable");
            }
            // Moved into place whole, so that a crash never leaves half a program.
            return Files.move(unpacked.toPath(), program, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            return installed(e);
        } finally {
            deleteTree(unpacking);
        }
    }

    private static Path installed(Exception reason) throws IOException {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "no redis-server for this machine comes along and none is installed; name one with --redis",
                        reason));
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
