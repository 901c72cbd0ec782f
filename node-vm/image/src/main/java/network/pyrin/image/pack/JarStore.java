package network.pyrin.image.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.releasebundle.Architecture;
import network.pyrin.releasebundle.Checksums;

/** Places jars in a bundle, each content once, however many programs use it. */
final class JarStore {
    private final Path folder;
    private final Architecture architecture;
    /** Hash of a jar as built, to its place in the bundle. */
    private final Map<String, String> places = new HashMap<>();

    JarStore(Path folder, Architecture architecture) {
        this.folder = folder;
        this.architecture = architecture;
    }

    /** Places a jar where it must be. */
    void place(Path jar, String place) throws IOException {
        Jars.copy(jar, folder.resolve(place), architecture);
        places.putIfAbsent(Checksums.of(jar), place);
    }

    /** Places a jar anywhere; returns where it is. */
    String place(Path jar) throws IOException {
        String hash = Checksums.of(jar);
        String known = places.get(hash);
        if (known != null) {
            return known;
        }
        String place = "lib/" + jar.getFileName();
        if (Files.exists(folder.resolve(place))) {
            place = "lib/" + hash.substring(0, 8) + "-" + jar.getFileName();
        }
        place(jar, place);
        return place;
    }

    /** Writes a jar without content that names main class and class path, relative to its own place. */
    void program(String name, String mainClass, List<Path> classPath) throws IOException {
        StringBuilder path = new StringBuilder();
        for (Path jar : classPath) {
            path.append(path.isEmpty() ? "" : " ").append("../").append(place(jar));
        }
        ProgramJar.write(folder.resolve("programs/" + name + ".jar"), mainClass, path.toString());
    }
}
