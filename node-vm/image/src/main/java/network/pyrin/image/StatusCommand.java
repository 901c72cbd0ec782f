package network.pyrin.image;

import java.util.concurrent.Callable;
import network.pyrin.image.server.Status;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pyrin status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows release, services and their health. Exit code 0 only if everything works.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        return new Status(options.server(true)).print() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
