package network.pyrin.node.app;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code ./pyrin node checkpoint}: has a running node write a copy of its data, and prints where it is. */
@Command(
        name = "checkpoint",
        description =
                "Has the running node write a copy of its data as of now, and prints the copy's folder. The copy shares "
                        + "files with the node's store: copy it elsewhere and delete it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NodeCheckpoint implements Callable<Integer> {
    @Mixin
    private final NodeFlags flags = new NodeFlags();

    private final PrintStream out;
    private final PrintStream err;

    NodeCheckpoint(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            String answer = AdminSocket.send(flags.folder(), AdminSocket.CHECKPOINT);
            if (answer.startsWith(AdminSocket.OK)) {
                out.println(answer.substring(AdminSocket.OK.length()));
                return ExitCode.OK;
            }
            err.println("pyrin node checkpoint: "
                    + (answer.startsWith(AdminSocket.ERROR)
                            ? answer.substring(AdminSocket.ERROR.length())
                            : "the node ended before it had answered"));
            return UpkeepTask.FAILED;
        } catch (UsageException e) {
            err.println("pyrin node checkpoint: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            err.println("pyrin node checkpoint: no node that this user may reach runs on this folder (" + e.getMessage()
                    + ")");
            return UpkeepTask.FAILED;
        }
    }
}
