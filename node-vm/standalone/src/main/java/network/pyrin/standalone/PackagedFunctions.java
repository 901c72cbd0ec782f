package network.pyrin.standalone;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import network.pyrin.functions.routes.FunctionName;
import network.pyrin.functions.routes.RouteTable;
import org.jspecify.annotations.Nullable;

/**
 * The API's functions as they are deployed, run by a program of their own that does what Lambda does. This process only
 * passes requests on ({@code web.FunctionProxy}); the program's class path comes from the launcher
 * ({@code pyrin.lambda-host}), because nothing here depends on it.
 */
final class PackagedFunctions implements AutoCloseable {
    private static final String HOST = "network.pyrin.lambdahost.LambdaHostMain";
    private static final String PORT = "pyrin.functions.port";
    private static final int STOP_SECONDS_MAX = 10;

    private final @Nullable Process host;
    private final String note;

    private PackagedFunctions(@Nullable Process host, String note) {
        this.host = host;
        this.note = note;
    }

    /**
     * Starts the program, if functions are to run packaged.
     *
     * @param launch says so, and where the database is
     * @param rpc of the node
     * @return running; does nothing where functions answer in this process
     * @throws UsageException if there are no artefacts or the program does not start
     */
    static PackagedFunctions start(Launch launch, HostPort rpc) {
        Optional<Path> folder = launch.config().packagedFunctions();
        if (folder.isEmpty()) {
            return new PackagedFunctions(null, "");
        }
        try {
            return start(launch, rpc, folder.get());
        } catch (IOException e) {
            throw new UsageException("The packaged functions cannot be started: " + e.getMessage() + ".", e);
        }
    }

    private static PackagedFunctions start(Launch launch, HostPort rpc, Path folder) throws IOException {
        Path work = Files.createDirectories(launch.folder().part("functions"));
        clear(work);
        Path routes = Files.write(launch.folder().part("functions.routes"), routes());
        List<String> command = command(launch, rpc, folder, work, routes);
        Process process = new ProcessBuilder(command)
                .redirectError(launch.folder().part("functions.log").toFile())
                .start();
        try (BufferedReader words = process.inputReader()) {
            String ready = words.readLine();
            if (ready == null || !ready.startsWith("ready http=")) {
                process.destroyForcibly();
                throw new IOException("see " + launch.folder().part("functions.log"));
            }
            String port = ready.split("[= ]")[2];
            System.setProperty(PORT, port);
            return new PackagedFunctions(process, "  (answered by packaged functions on port " + port + ")");
        }
    }

    private static List<String> command(Launch launch, HostPort rpc, Path folder, Path work, Path routes)
            throws IOException {
        String classPath = System.getProperty("pyrin.lambda-host", "");
        if (classPath.isEmpty()) {
            throw new UsageException("--functions lambda works from the project's folder only: ./pyrin up.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                HOST,
                // Its input ends with this process, however that ends.
                "--stop-with-input",
                "--prefix",
                "/api",
                "--routes",
                routes.toString(),
                "--work",
                work.toString(),
                "--env",
                "PYRIN_NETWORK=" + launch.config().network().label(),
                "--env",
                "PYRIN_MONGODB_URI=" + launch.backends().mongodbUri(),
                "--env",
                "PYRIN_NODE=" + rpc,
                "--env",
                "PYRIN_ALERTS_ALLOW_LOCAL_TARGETS=" + launch.config().allowLocalWebhooks()));
        for (FunctionName name : FunctionName.values()) {
            command.addAll(List.of("--function", name.text() + "=" + artefact(folder, name.text())));
        }
        return command;
    }

    private static Path artefact(Path folder, String name) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                Optional<Path> zip = files.filter(
                                file -> file.getFileName().toString().startsWith(name + "-aot-")
                                        && file.toString().endsWith(".zip"))
                        .findFirst();
                if (zip.isPresent()) {
                    return zip.get();
                }
            }
        }
        throw new UsageException("There is no artefact of " + name + " in " + folder + ": run ./pyrin functions.");
    }

    /** The table that the gateway gets too, in the words of the program. */
    private static List<String> routes() {
        List<String> lines = new ArrayList<>();
        RouteTable table = RouteTable.load();
        for (FunctionName name : FunctionName.values()) {
            table.gatewayKeys(name).forEach(key -> lines.add(key + " " + name.text()));
        }
        return lines;
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder))
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }

    /**
     * What the table of addresses says about them.
     *
     * @return empty where functions answer in this process
     */
    String note() {
        return note;
    }

    @Override
    public void close() {
        if (host == null) {
            return;
        }
        System.clearProperty(PORT);
        host.destroy();
        try {
            if (!host.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                host.destroyForcibly();
            }
        } catch (InterruptedException e) {
            host.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
