package network.pyrin.image.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.image.bundle.Manifest.FunctionArtefact;

/** The packaged functions: whatever kinds of artefact a build has made of each. */
final class Functions {
    private static final List<String> NAMES = List.of("alerts", "explorer-api", "pool-api", "wallet-api");

    /** Kind of artefact, and its file below a function's {@code lambda/target}. */
    private static final List<List<String>> KINDS =
            List.of(List.of("aot", "aot.zip"), List.of("managed", "function.zip"), List.of("native", "native.zip"));

    private Functions() {}

    /** Copies what is built; a function without any artefact is an error. */
    static List<FunctionArtefact> copy(Source source, Path folder) throws IOException, PackException {
        List<FunctionArtefact> artefacts = new ArrayList<>();
        for (String name : NAMES) {
            int before = artefacts.size();
            for (List<String> kind : KINDS) {
                Path built = source.root().resolve("functions/" + name + "/lambda/target/" + kind.get(1));
                if (Files.isRegularFile(built)) {
                    String place = "functions/" + name + "/" + kind.get(0) + "/" + kind.get(1);
                    Files.createDirectories(folder.resolve(place).getParent());
                    Files.copy(built, folder.resolve(place));
                    artefacts.add(new FunctionArtefact(name, kind.get(0), place));
                }
            }
            if (artefacts.size() == before) {
                throw new PackException("the function " + name + " is not built (functions/" + name
                        + "/lambda/target holds no artefact): leave functions out with --without-functions");
            }
        }
        return artefacts;
    }
}
