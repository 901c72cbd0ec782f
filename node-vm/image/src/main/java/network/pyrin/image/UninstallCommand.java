package network.pyrin.image;

import java.util.concurrent.Callable;
import network.pyrin.image.server.Uninstall;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pyrin uninstall}. */
@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Stops the services and removes programs and units. Data, configuration and backups stay.")
final class UninstallCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        new Uninstall(options.server(true)).run();
        return CommandLine.ExitCode.OK;
    }
}
