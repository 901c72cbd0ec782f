package network.pyrin.node.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import network.pyrin.node.app.upkeep.ChainImport;
import network.pyrin.node.app.upkeep.UpkeepException;
import network.pyrin.node.consensus.Consensus;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./pyrin node import FILE}: takes blocks from a file into a stopped node. */
@Command(
        name = "import",
        description = "Takes all blocks of an exported file into a stopped node; every rule is checked.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NodeImport implements Callable<Integer> {
    @Mixin
    private final NodeFlags flags = new NodeFlags();

    @Parameters(index = "0", paramLabel = "FILE", description = "the file, packed or plain")
    private Path file = Path.of("blocks.jsonl.gz");

    private final UpkeepTask task;
    private final PrintStream out;

    NodeImport(PrintStream out, PrintStream err, CountDownLatch stop) {
        this.task = new UpkeepTask("import", out, err, stop);
        this.out = out;
    }

    @Override
    public Integer call() {
        return task.run(flags, true, node -> take(node.consensus()));
    }

    private int take(Consensus consensus) throws UpkeepException {
        try (InputStream source = Files.newInputStream(file)) {
            long blocks = ChainImport.read(consensus, source, task.progress());
            out.printf(
                    "%,d blocks from %s; the sink is %s%n",
                    blocks, file, consensus.virtual().sink());
            return ExitCode.OK;
        } catch (NoSuchFileException e) {
            throw new UpkeepException("there is no file " + file);
        } catch (IOException e) {
            throw new UpkeepException("cannot read " + file + ": " + e.getMessage());
        }
    }
}
