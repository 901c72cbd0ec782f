package network.pyrin.node.app;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import network.pyrin.node.app.upkeep.Progress;
import network.pyrin.node.app.upkeep.UpkeepException;
import picocli.CommandLine.ExitCode;

/** What verify, export and import have in common: where they speak, how they are stopped, how failures are told. */
final class UpkeepTask {
    static final int FAILED = 1;
    private static final long BLOCKS_PER_LINE = 10_000;

    private final String name;
    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch stop;

    UpkeepTask(String name, PrintStream out, PrintStream err, CountDownLatch stop) {
        this.name = name;
        this.out = out;
        this.err = err;
        this.stop = stop;
    }

    /** The work itself; returns the exit code. */
    interface Work {
        int run(StoppedNode node) throws UpkeepException;
    }

    /**
     * Opens the chain, works, and closes it.
     *
     * @param flags network and folder
     * @param create whether an absent folder is made
     * @param work what to do
     * @return exit code: 0, 1 if it failed, 2 for wrong flags
     */
    int run(NodeFlags flags, boolean create, Work work) {
        try (StoppedNode node = StoppedNode.open(flags, create)) {
            return work.run(node);
        } catch (UsageException e) {
            err.println("pyrin node " + name + ": " + e.getMessage());
            return ExitCode.USAGE;
        } catch (NodeStartException | UpkeepException e) {
            err.println("pyrin node " + name + ": " + e.getMessage());
            return FAILED;
        }
    }

    /** A line each ten thousand blocks; ends the task on Ctrl-C. */
    Progress progress() {
        return blocks -> {
            if (blocks % BLOCKS_PER_LINE == 0) {
                out.printf("%s: %,d blocks%n", name, blocks);
            }
            if (stop.getCount() == 0) {
                throw new UpkeepException("stopped after " + blocks + " blocks");
            }
        };
    }
}
