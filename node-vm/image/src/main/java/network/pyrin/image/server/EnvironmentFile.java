package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys of the services as {@code pyrin.env} has them: {@code KEY=VALUE} lines, comments with {@code #}.
 *
 * @param values by key
 */
public record EnvironmentFile(Map<String, String> values) {
    /** Copies. */
    public EnvironmentFile {
        values = Map.copyOf(values);
    }

    /**
     * Reads a file.
     *
     * @param file may be absent
     * @return its keys
     * @throws IOException if it cannot be read
     */
    public static EnvironmentFile read(Path file) throws IOException {
        Map<String, String> values = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    values.put(
                            line.substring(0, equals).strip(),
                            unquote(line.substring(equals + 1).strip()));
                }
            }
        }
        return new EnvironmentFile(values);
    }

    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /**
     * A key's value.
     *
     * @param key its name
     * @return empty if it is not set, or set to nothing
     */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /**
     * Sets a key in a file's text, keeping everything else, comments too.
     *
     * @param text of the file
     * @param key its name
     * @param value new value
     * @return new text
     */
    public static String with(String text, String key, String value) {
        List<String> lines = text.lines().toList();
        StringBuilder changed = new StringBuilder();
        boolean found = false;
        for (String line : lines) {
            boolean here = !found && line.startsWith(key + "=");
            found |= here;
            changed.append(here ? key + "=" + value : line).append('\n');
        }
        if (value.lines().count() > 1) {
            throw new IllegalArgumentException("the value of " + key + " must be one line");
        }
        return found
                ? changed.toString()
                : changed.append(key + "=" + value + "\n").toString();
    }
}
