package network.pyrin.node.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import network.pyrin.node.app.upkeep.ChainExport;
import network.pyrin.node.app.upkeep.UpkeepException;
import network.pyrin.node.consensus.Consensus;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./pyrin node export FILE}: writes a stopped node's blocks to a file. */
@Command(
        name = "export",
        description = "Writes all blocks of a stopped node to a file, parents first: gzip, a JSON object a line.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NodeExport implements Callable<Integer> {
    @Mixin
    private final NodeFlags flags = new NodeFlags();

    @Parameters(index = "0", paramLabel = "FILE", description = "the file, replaced if it exists")
    private Path file = Path.of("blocks.jsonl.gz");

    private final UpkeepTask task;
    private final PrintStream out;

    NodeExport(PrintStream out, PrintStream err, CountDownLatch stop) {
        this.task = new UpkeepTask("export", out, err, stop);
        this.out = out;
    }

    @Override
    public Integer call() {
        return task.run(flags, false, node -> export(node.consensus()));
    }

    /** Writes beside the file and moves it into place whole. */
    private int export(Consensus consensus) throws UpkeepException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            long blocks;
            try (OutputStream target = Files.newOutputStream(draft)) {
                blocks = ChainExport.write(consensus, target, task.progress());
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            out.printf("%,d blocks in %s%n", blocks, file);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UpkeepException("cannot write " + file + ": " + e.getMessage());
        }
    }
}
