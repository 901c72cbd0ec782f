package network.pyrin.image.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import network.pyrin.releasebundle.Reason;

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
    record Switch(String from, String to) {
        Switch {
            Objects.requireNonNull(from);
            Objects.requireNonNull(to);
        }
    }

    Path file() {
        return layout.journal();
    }

    void begin(Switch planned) throws IOException {
        SafeFiles.write(layout.journal(), JSON.writeValueAsString(planned) + "\n", "rw-r--r--");
    }

    void end() throws IOException {
        Files.deleteIfExists(layout.journal());
    }

    Optional<Switch> interrupted() throws ServerException {
        if (!Files.exists(layout.journal())) {
            return Optional.empty();
        }
        try {
            // A text that says "null" is read as null.
            Optional<Switch> found =
                    Optional.ofNullable(JSON.readValue(Files.readString(layout.journal()), Switch.class));
            return Optional.of(found.orElseThrow(this::damaged));
        } catch (JsonProcessingException e) {
            throw damaged();
        } catch (IOException e) {
            throw new ServerException("cannot read " + layout.journal() + ": " + Reason.of(e), e);
        }
    }

    private ServerException damaged() {
        return new ServerException(layout.journal() + " cannot be read: delete it, look at 'pyrin status', and run"
                + " 'pyrin rollback' if the services do not work");
    }
}
