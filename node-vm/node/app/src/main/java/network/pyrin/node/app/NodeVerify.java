package network.pyrin.node.app;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import network.pyrin.node.app.upkeep.ChainVerify;
import network.pyrin.node.app.upkeep.UpkeepException;
import network.pyrin.node.app.upkeep.VerifyReport;
import network.pyrin.node.utxoindex.UtxoIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code ./pyrin node verify}: checks a stopped node's data. */
@Command(
        name = "verify",
        description = "Checks everything that a stopped node has stored; with --utxoindex its index too.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NodeVerify implements Callable<Integer> {
    @Mixin
    private final NodeFlags flags = new NodeFlags();

    private final UpkeepTask task;
    private final PrintStream out;

    NodeVerify(PrintStream out, PrintStream err, CountDownLatch stop) {
        this.task = new UpkeepTask("verify", out, err, stop);
        this.out = out;
    }

    @Override
    public Integer call() {
        return task.run(flags, false, this::verify);
    }

    private int verify(StoppedNode node) throws UpkeepException {
        if (!flags.utxoindex) {
            return report(ChainVerify.run(node.consensus(), Optional.empty(), task.progress()));
        }
        try (UtxoIndex index = UtxoIndex.open(node.consensus(), node.store())) {
            return report(ChainVerify.run(node.consensus(), Optional.of(index), task.progress()));
        }
    }

    private int report(VerifyReport report) {
        report.findings().forEach(out::println);
        out.printf(
                "%,d blocks, %,d of them on the selected chain, %,d unspent outputs worth %,d leor: %s%n",
                report.blocks(),
                report.chainBlocks(),
                report.unspentOutputs(),
                report.leor(),
                report.sound() ? "sound" : report.faults() + " faults");
        return report.sound() ? ExitCode.OK : UpkeepTask.FAILED;
    }
}
