package network.pyrin.standalone;

import java.io.PrintStream;
import java.util.function.IntConsumer;

/**
 * Shows how far a long task is: a bar that grows in place on a terminal, a line for each quarter elsewhere. Used by one
 * thread.
 */
final class ProgressBar implements IntConsumer {
    private static final int WIDTH = 32;
    private static final int QUARTERS = 4;

    private final PrintStream out;
    private final String label;
    private final int total;
    private final boolean terminal;
    private int shown = -1;

    /**
     * Makes a bar; nothing is shown yet.
     *
     * @param out where it is shown
     * @param label what is done
     * @param total number of steps, above 0
     * @param terminal whether a line can be written over
     */
    ProgressBar(PrintStream out, String label, int total, boolean terminal) {
        this.out = out;
        this.label = label;
        this.total = total;
        this.terminal = terminal;
    }

    @Override
    public void accept(int done) {
        int steps = terminal ? WIDTH : QUARTERS;
        int reached = (int) Math.min(steps, (long) done * steps / total);
        if (reached == shown) {
            return;
        }
        shown = reached;
        if (terminal) {
            out.print("\r" + label + " [" + "#".repeat(reached) + ".".repeat(WIDTH - reached) + "] " + done + "/"
                    + total + (reached == WIDTH ? "\n" : ""));
            out.flush();
        } else {
            out.println(label + ": " + done + " of " + total);
        }
    }
}
