package network.pyrin.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import network.pyrin.functions.routes.GenerateRoutes;

/** Writes the generated files into the front end's contracts package, and the route table of the functions. */
public final class GenerateContracts {
    private GenerateContracts() {}

    /**
     * Runs the generator.
     *
     * @param arguments the repository's root; the property {@code pyrin.root}, else the current folder, if absent
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : System.getProperty("pyrin.root", "."));
        GenerateRoutes.main(new String[] {root.toString()});
        Path folder = root.resolve(Contracts.FOLDER);
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : Contracts.generate(root).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
            System.out.println(Contracts.FOLDER + "/" + file.getKey());
        }
    }
}
