package network.pyrin.image.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import network.pyrin.releasebundle.Manifest;

/**
 * What a backup says about itself, beside its files.
 *
 * @param profile whose data it is
 * @param release identity of the release that wrote the data
 * @param formats versions of the data
 * @param created time in ISO form
 */
record BackupNote(String profile, String release, Manifest.Formats formats, String created) {
    private static final String FILE = "backup.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    BackupNote {
        Objects.requireNonNull(profile);
        Objects.requireNonNull(release);
        Objects.requireNonNull(formats);
        Objects.requireNonNull(created);
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    static BackupNote read(Path folder) throws ServerException, IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ServerException(folder + " is not a backup: it has no " + FILE);
        }
        try {
            // A text that says "null" is read as null.
            return Optional.ofNullable(JSON.readValue(Files.readString(file), BackupNote.class))
                    .orElseThrow(() -> damaged(folder));
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw damaged(folder);
        }
    }

    private static ServerException damaged(Path folder) {
        return new ServerException(
                "the backup " + folder + " is damaged: " + FILE + " cannot be read; use another one");
    }

    /** Refuses a backup that the release in use cannot work on. */
    void refuseOther(Selection here, Manifest current) throws ServerException {
        if (!profile.equals(here.profile().text())) {
            throw new ServerException("the backup is of the profile " + profile + ", this server is "
                    + here.profile().text());
        }
        if (!formats.equals(current.formats())) {
            throw new ServerException(
                    "the backup holds data of node format " + formats.node() + " and read model schema "
                            + formats.readModel() + ", " + current.version() + " works on "
                            + current.formats().node() + " and "
                            + current.formats().readModel() + ": install the release " + release + " first");
        }
    }
}
