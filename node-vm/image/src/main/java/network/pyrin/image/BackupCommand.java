package network.pyrin.image;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.pyrin.image.server.Backup;
import network.pyrin.image.server.Layout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pyrin backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a folder with all data of this server and checksums.",
            "standalone: the services stop while the files are copied. split: the processor stops while the read model is "
                    + "written to files; node and stream run on."
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Nullable
    @Option(names = "--to", paramLabel = "DIR", description = "folder of the backups (default: /var/backups/pyrin)")
    private Path to;

    @Override
    public Integer call() throws Exception {
        Path folder = to == null ? new Layout(options.root).backups() : to.toAbsolutePath();
        new Backup(options.server(true)).run(folder);
        return CommandLine.ExitCode.OK;
    }
}
