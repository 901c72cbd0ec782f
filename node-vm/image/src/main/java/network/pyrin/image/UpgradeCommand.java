package network.pyrin.image;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.pyrin.image.server.Upgrade;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pyrin upgrade}. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Goes to another release: verifies the bundle, checks that it works on the data here, stops the services, "
                    + "switches, starts, and waits until all are healthy and stay so.",
            "If they are not healthy in time, the release before is started again and the exit code is 1."
        })
final class UpgradeCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Parameters(paramLabel = "BUNDLE", description = "archive, or the folder of an unpacked one")
    private Path bundle = Path.of("");

    @Override
    public Integer call() throws Exception {
        new Upgrade(options.server(true)).run(bundle.toAbsolutePath().normalize());
        return CommandLine.ExitCode.OK;
    }
}
