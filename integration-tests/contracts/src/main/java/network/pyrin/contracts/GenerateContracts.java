package network.pyrin.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the generated files into the front end's contracts package. */
public final class GenerateContracts {
    private GenerateContracts() {}

    /**
     * Runs the generator.
     *
     * @param arguments the repository's root; the current folder if absent
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : ".").resolve(Contracts.FOLDER);
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : Contracts.generate().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
