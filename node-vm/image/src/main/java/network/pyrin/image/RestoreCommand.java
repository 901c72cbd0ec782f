package network.pyrin.image;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.pyrin.image.server.Restore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pyrin restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts a backup in the place of this server's data and starts the services, which catch up by themselves.",
            "The data that was here is kept aside until they are healthy, and deleted then."
        })
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Parameters(paramLabel = "BACKUP", description = "folder of one backup")
    private Path backup = Path.of("");

    @Option(
            names = "--fresh-read-model",
            description = "put back the node only and build the read model anew; split: in a database of its own")
    private boolean fresh;

    @Override
    public Integer call() throws Exception {
        new Restore(options.server(true)).run(backup.toAbsolutePath().normalize(), fresh);
        return CommandLine.ExitCode.OK;
    }
}
