package network.pyrin.image.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What a switch between releases is about, written before its first step and removed after its last: whoever finds it
 * knows that a switch was cut short, and where to go back to.
 */
final class Journal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Layout layout;

    Journal(Layout layout) {
        this.layout = layout;
    }

    /**
     * A switch.
     *
     * @param from release in use before
     * @param to release that shall be used
     */
    record Switch(String from, String to) {}

    void begin(Switch planned) throws IOException {
        SafeFiles.write(layout.journal(), JSON.writeValueAsString(planned) + "\n", "rw-r--r--");
    }

    void end() throws IOException {
        Files.deleteIfExists(layout.journal());
    }

    Optional<Switch> interrupted() throws ServerException {
        try {
            return Files.exists(layout.journal())
                    ? Optional.of(JSON.readValue(Files.readString(layout.journal()), Switch.class))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new ServerException(layout.journal() + " cannot be read; delete it and run 'pyrin rollback'", e);
        } catch (IOException e) {
            throw new ServerException("cannot read " + layout.journal() + ": " + e.getMessage(), e);
        }
    }
}
