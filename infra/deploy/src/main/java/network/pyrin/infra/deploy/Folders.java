package network.pyrin.infra.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Work folders. */
final class Folders {
    private Folders() {}

    /** Makes a folder that is empty, whatever was there. */
    static void empty(Path folder) throws DeployException {
        try {
            if (Files.exists(folder)) {
                List<Path> all;
                try (Stream<Path> walk = Files.walk(folder)) {
                    all = walk.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path each : all) {
                    Files.delete(each);
                }
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DeployException(
                    "folder " + folder + " cannot be made: " + e.getMessage(),
                    "see who owns it, make room, and try again");
        }
    }
}
