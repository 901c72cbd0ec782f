package network.pyrin.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.pyrin.image.pack.PackException;
import network.pyrin.image.pack.Packager;
import network.pyrin.releasebundle.BundleException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./pyrin package}: makes the release bundle of the built project. Exit codes: 0 made, 1 failed, 2 wrong flags. */
@Command(
        name = "pyrin package",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description =
                "Makes one archive of everything a server or a cloud account needs: programs, Java runtime, service "
                        + "units, pages and functions. It is for Linux and the processors of this machine. The same "
                        + "sources and JDK give the same bytes.")
public final class PackageMain implements Callable<Integer> {
    @Nullable
    @Option(names = "--out", paramLabel = "DIR", description = "where the archive goes (default: target/release)")
    Path out;

    @Option(names = "--without-functions", description = "leave the packaged functions out")
    boolean withoutFunctions;

    /**
     * Runs and ends the process.
     *
     * @param arguments flags
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PackageMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        Path root =
                Path.of(System.getProperty("pyrin.root", "")).toAbsolutePath().normalize();
        Path target = out == null
                ? root.resolve("target/release")
                : out.toAbsolutePath().normalize();
        try {
            Packager.run(root, target, !withoutFunctions, System.out);
            return CommandLine.ExitCode.OK;
        } catch (PackException | BundleException | IOException e) {
            System.err.println("pyrin package: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
