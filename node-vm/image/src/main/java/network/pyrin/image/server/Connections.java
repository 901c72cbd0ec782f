package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flags that carry secrets, one a line: systemd hands the file to the services as a credential, and the programs read it
 * as a file of flags. So no connection string is ever on a command line, in an environment or in a log.
 *
 * @param lines flags in order, and comments
 */
public record Connections(List<String> lines) {
    /** Flag of the database. */
    public static final String MONGODB = "--mongodb";
    /** Flag of the broker. */
    public static final String REDIS = "--redis";

    /** Flag that says how events go. */
    public static final String EVENTS = "--events";

    private static final String MODE = "rw-------";
    private static final String HEAD =
            "# Flags that carry secrets, one a line, read by the services at their start. Only root reads this file.";

    /** Copies. */
    public Connections {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @param file may be absent
     * @return its lines
     * @throws IOException if it cannot be read
     */
    public static Connections read(Path file) throws IOException {
        return new Connections(Files.exists(file) ? Files.readAllLines(file) : List.of(HEAD));
    }

    /**
     * Writes the file, for root only, if it changes.
     *
     * @param file where
     * @throws IOException if the disk refuses
     */
    public void write(Path file) throws IOException {
        if (!Files.exists(file) || !read(file).equals(this)) {
            SafeFiles.write(file, String.join("\n", lines) + "\n", MODE);
        }
    }

    /**
     * A flag's value.
     *
     * @param flag such as {@link #MONGODB}
     * @return empty if it is not there
     */
    public Optional<String> get(String flag) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(flag + "="))
                .map(line -> line.substring(flag.length() + 1))
                .findFirst();
    }

    /**
     * The same with a flag set.
     *
     * @param flag which
     * @param value its value; empty leaves it as it is
     * @return changed lines
     * @throws ServerException if the value has more than one line
     */
    public Connections with(String flag, Optional<String> value) throws ServerException {
        if (value.isEmpty()) {
            return this;
        }
        if (value.get().lines().count() != 1) {
            throw new ServerException("the value for " + flag + " must be one line");
        }
        List<String> changed = new ArrayList<>(without(flag).lines());
        changed.add(flag + "=" + value.get().strip());
        return new Connections(changed);
    }

    /**
     * The same without a flag.
     *
     * @param flag which
     * @return fewer lines, or as many
     */
    public Connections without(String flag) {
        return new Connections(
                lines.stream().filter(line -> !line.startsWith(flag + "=")).toList());
    }

    /**
     * Sees that everything is there that separate services need.
     *
     * @param redis whether events go over Redis
     * @throws ServerException naming what is missing and how to give it
     */
    public void refuseMissing(boolean redis) throws ServerException {
        List<String> missing = new ArrayList<>();
        if (get(MONGODB).isEmpty()) {
            missing.add("MONGODB_URI (such as mongodb+srv://user:password@host/pyrin)");
        }
        if (redis && get(REDIS).isEmpty()) {
            missing.add("REDIS_URI (such as redis://host:6379)");
        }
        if (!missing.isEmpty()) {
            throw new ServerException(
                    "the profile split needs a MongoDB and, unless events go over SNS, a Redis that run elsewhere; missing: "
                            + String.join(" and ", missing) + ". Set them in the environment of this command");
        }
    }
}
