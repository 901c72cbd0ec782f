package network.pyrin.functions.bundle;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * The program behind {@code ./pyrin functions [--artefact aot|managed|native] [NAME...]}; without names all functions.
 *
 * <p>System properties: {@code pyrin.root} the project's top folder, {@code pyrin.trainer} the class path of the program
 * that trains, {@code pyrin.version} of the project.
 */
public final class BundleMain {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private BundleMain() {}

    /**
     * Makes artefacts. Exit codes: 0 made, 1 could not be made, 2 wrong arguments.
     *
     * @param args as in the class comment
     */
    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.exit(run(List.of(args)));
    }

    static int run(List<String> args) {
        List<String> names = new ArrayList<>();
        String kind = "aot";
        for (int i = 0; i < args.size(); i++) {
            String word = args.get(i);
            if (word.equals("--artefact") && i + 1 < args.size()) {
                kind = args.get(++i);
            } else if (word.startsWith("-")) {
                System.err.println("Usage: ./pyrin functions [--artefact aot|managed|native] [NAME...]");
                return word.equals("--help") || word.equals("-h") ? 0 : WRONG_USE;
            } else {
                names.add(word);
            }
        }
        if (!Workshop.KINDS.contains(kind)) {
            System.err.println("There is no artefact '" + kind + "': choose aot, managed or native.");
            return WRONG_USE;
        }
        try {
            make(kind, names);
            return 0;
        } catch (BundleException | IOException | URISyntaxException e) {
            System.err.println("The artefact cannot be made: " + e.getMessage());
            return FAILED;
        }
    }

    private static void make(String kind, List<String> names) throws IOException, URISyntaxException {
        Path root = Path.of(System.getProperty("pyrin.root", "")).toAbsolutePath();
        Path own = Path.of(BundleMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Workshop workshop = new Workshop(
                root,
                own,
                System.getProperty("pyrin.trainer", ""),
                System.getProperty("pyrin.version", "development"),
                System.out);
        for (String name : names.isEmpty() ? functions(root) : names) {
            switch (kind) {
                case "managed" -> workshop.managed(name);
                case "native" -> workshop.nativeProgram(name);
                default -> workshop.aot(name);
            }
        }
    }

    /** Every folder of functions that has something packaged for Lambda. */
    private static List<String> functions(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve("functions"))) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("lambda")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
