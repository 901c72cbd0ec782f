package network.pyrin.releasebundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a bundle says about itself: {@code manifest.json} in its top folder.
 *
 * @param layout version of the bundle's own shape; another one is refused
 * @param version of the release
 * @param commit source it was built from, full hash
 * @param architecture as in {@link Architecture#text}
 * @param formats versions of stored data that the programs read and write
 * @param programs names that {@code bin/run} takes
 * @param functions packaged functions
 */
public record Manifest(
        int layout,
        String version,
        String commit,
        String architecture,
        Formats formats,
        List<String> programs,
        List<FunctionArtefact> functions) {
    /** Version of the shape of bundles that this program writes and reads. */
    public static final int LAYOUT = 1;

    /** Name of the file. */
    public static final String FILE = "manifest.json";

    private static final int BYTES_MAX = 1 << 20;
    private static final int COMMIT_SHORT = 10;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * Versions of stored data.
     *
     * @param node format of a node's data folder
     * @param readModel schema of the read model
     */
    public record Formats(int node, int readModel) {}

    /**
     * A packaged function.
     *
     * @param name folder of the function, such as {@code explorer-api}
     * @param artefact how it is packaged: {@code aot}, {@code managed} or {@code native}
     * @param file path inside the bundle
     */
    public record FunctionArtefact(String name, String artefact, String file) {
        /** Refuses what has no name, and a file that could lie elsewhere than among the functions. */
        public FunctionArtefact {
            if (!name.matches("[a-z][a-z0-9-]*")
                    || !artefact.matches("[a-z]+")
                    || !file.matches(Places.FUNCTIONS + "/[0-9A-Za-z][0-9A-Za-z._-]*")) {
                throw new IllegalArgumentException("not a packaged function: " + name + ", " + artefact + ", " + file);
            }
        }
    }

    /** Copies the lists and refuses what could not be a folder's name. */
    public Manifest {
        Objects.requireNonNull(architecture);
        Objects.requireNonNull(formats);
        programs = List.copyOf(programs);
        functions = List.copyOf(functions);
        if (!version.matches("[0-9A-Za-z.+_-]{1,64}") || !commit.matches("[0-9a-f]{7,64}")) {
            throw new IllegalArgumentException("version or commit are not what a release has");
        }
    }

    /**
     * Identity of the release: names its folder on a server.
     *
     * @return version, short commit and architecture
     */
    public String id() {
        return version + "-" + commit.substring(0, Math.min(COMMIT_SHORT, commit.length())) + "-" + architecture;
    }

    /**
     * Name of the bundle: of the archive without its ending, and of the top folder in it.
     *
     * @return such as {@code pyrin-0.1.0-linux-x64}
     */
    public String name() {
        return "pyrin-" + version + "-linux-" + architecture;
    }

    /**
     * A packaged function.
     *
     * @param function its name
     * @param artefact how it is to be packaged
     * @return the one of that name and kind; empty if the bundle has none
     */
    public Optional<FunctionArtefact> function(String function, String artefact) {
        return functions.stream()
                .filter(each -> each.name().equals(function) && each.artefact().equals(artefact))
                .findFirst();
    }

    /**
     * Writes the file.
     *
     * @param folder top folder of the bundle
     * @throws IOException if the disk refuses
     */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads the file.
     *
     * @param folder top folder of a bundle
     * @return what it says
     * @throws BundleException if it is missing, unreadable or of another layout
     */
    public static Manifest read(Path folder) throws BundleException {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new BundleException("the bundle is damaged: " + FILE + " is too large");
            }
            Manifest manifest = JSON.readValue(Files.readString(file), Manifest.class);
            if (manifest == null) {
                throw new BundleException("the bundle is damaged: " + FILE + " is empty");
            }
            if (manifest.layout != LAYOUT) {
                throw new BundleException("the bundle has layout " + manifest.layout + ", this program reads layout "
                        + LAYOUT + ": use the 'pyrin' command inside the bundle itself");
            }
            return manifest;
        } catch (NoSuchFileException e) {
            throw new BundleException(folder + " is not a release bundle: it has no " + FILE, e);
        } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException e) {
            throw new BundleException("the bundle is damaged: " + FILE + " cannot be read", e);
        } catch (IOException e) {
            throw new BundleException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }
}
