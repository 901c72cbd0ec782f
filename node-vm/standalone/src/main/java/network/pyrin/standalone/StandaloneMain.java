package network.pyrin.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The program behind {@code ./pyrin up}: reads flags, takes the data folder and the ports, then starts HTTP and the stack.
 *
 * <p>The system property {@code pyrin.root} names the project's top folder (set by the launcher; default: the working
 * folder); relative folders of flags are the user's.
 */
@QuarkusMain
public final class StandaloneMain {
    private StandaloneMain() {}

    /**
     * Runs until stopped. Exit codes: 0 stopped, 1 could not start or run, 2 wrong flags.
     *
     * @param args the flags of {@link UpFlags}
     */
    public static void main(String[] args) {
        Optional<StandaloneConfig> config = Optional.empty();
        try {
            config = parse(args);
        } catch (CommandLine.ParameterException | UsageException e) {
            System.err.println(e.getMessage() + (e instanceof UsageException ? "" : " See: pyrin up --help"));
            System.exit(2);
        }
        config.ifPresent(StandaloneMain::run);
    }

    private static Optional<StandaloneConfig> parse(String[] args) {
        UpFlags flags = new UpFlags();
        CommandLine line = new CommandLine(flags);
        line.parseArgs(args);
        if (flags.help) {
            line.usage(System.out);
            return Optional.empty();
        }
        return Optional.of(flags.toConfig(Path.of(System.getProperty("pyrin.root", ""))));
    }

    private static void run(StandaloneConfig config) {
        try (DataFolder folder =
                DataFolder.open(config.networkFolder(), config.network().label())) {
            int port = Ports.http(config.port());
            System.setProperty("quarkus.http.port", Integer.toString(port));
            System.setProperty("quarkus.log.file.enabled", "true");
            System.setProperty("quarkus.log.file.path", folder.part("pyrin.log").toString());
            System.setProperty("pyrin.site", config.site().toString());
            System.out.println("Explorer   http://127.0.0.1:" + port + "/");
            Quarkus.run();
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
