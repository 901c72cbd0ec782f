package network.pyrin.image;

import java.util.concurrent.Callable;
import network.pyrin.image.server.Upgrade;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pyrin rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Goes back to the release that was in use before the last upgrade, on the data as it is now.")
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        new Upgrade(options.server(true)).rollback();
        return CommandLine.ExitCode.OK;
    }
}
