package network.pyrin.functions.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the checked-in table from the documents that the functions' packaging modules have written. */
public final class GenerateRoutes {
    private static final String TARGET =
            "functions/routes/src/main/resources/network/pyrin/functions/routes/" + RouteTable.RESOURCE;

    private GenerateRoutes() {}

    /**
     * Runs the generator; the functions must be packaged.
     *
     * @param arguments the repository's root; the current folder if absent
     * @throws IOException if a document is missing or the table cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
        List<Route> routes = new ArrayList<>();
        for (FunctionName function : FunctionName.values()) {
            Path document = root.resolve("functions/" + function.text() + "/lambda/target/openapi/openapi.json");
            routes.addAll(OpenApiRoutes.read(function, Files.readAllBytes(document)));
        }
        Files.writeString(root.resolve(TARGET), RouteJson.write(new RouteTable(routes)));
    }
}
