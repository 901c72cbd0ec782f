package network.pyrin.image;

import java.time.Duration;
import java.util.concurrent.Callable;
import network.pyrin.image.server.Reindex;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pyrin reindex}. */
@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Builds the read model from the beginning beside the live one, which goes on serving, and switches when the new "
                    + "one has caught up. Run again, it goes on where it was cut short."
        })
final class ReindexCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(
            names = "--within",
            paramLabel = "MINUTES",
            converter = Positive.class,
            description = "how long the building may take (default: a day)")
    private int within = 24 * 60;

    @Override
    public Integer call() throws Exception {
        new Reindex(options.server(true), Duration.ofMinutes(within)).run();
        return CommandLine.ExitCode.OK;
    }
}
