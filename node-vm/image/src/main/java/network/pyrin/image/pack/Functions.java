package network.pyrin.image.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Manifest.FunctionArtefact;
import network.pyrin.releasebundle.Places;

/** The packaged functions: every artefact that {@code ./pyrin functions} has made, with the description beside it. */
final class Functions {
    private static final String FOLDER = "functions/target/artefacts";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Functions() {}

    /** Copies artefacts and descriptions; none at all is an error. */
    static List<FunctionArtefact> copy(Source source, Path folder) throws IOException, PackException {
        List<Path> descriptions;
        try (Stream<Path> all = Files.list(source.folder(FOLDER))) {
            descriptions = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        if (descriptions.isEmpty()) {
            throw new PackException(
                    "no function is packaged: run ./pyrin functions, or leave them out with " + "--without-functions");
        }
        Files.createDirectories(folder.resolve(Places.FUNCTIONS));
        List<FunctionArtefact> artefacts = new ArrayList<>();
        for (Path description : descriptions) {
            artefacts.add(copy(description, folder.resolve(Places.FUNCTIONS)));
        }
        return artefacts;
    }

    private static FunctionArtefact copy(Path description, Path to) throws IOException, PackException {
        try {
            JsonNode told = JSON.readTree(Files.readString(description));
            String file = told.path("file").asText();
            Path zip = description.resolveSibling(file);
            if (file.isEmpty() || !Files.isRegularFile(zip)) {
                throw new PackException(description + " names the artefact '" + file + "', which is not there");
            }
            Files.copy(zip, to.resolve(file));
            Files.copy(description, to.resolve(description.getFileName()));
            return new FunctionArtefact(
                    told.path("function").asText(), told.path("artefact").asText(), Places.FUNCTIONS + "/" + file);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new PackException(description + " cannot be read: run ./pyrin functions again", e);
        }
    }
}
