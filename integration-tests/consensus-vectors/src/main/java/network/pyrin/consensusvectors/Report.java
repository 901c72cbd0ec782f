package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Counts what passed and failed, prints the first failures in full, and says once what is skipped. For one thread. */
final class Report {
    private static final int SHOWN_MAX = 20;
    private static final int LINES_MAX = 50;

    private final PrintStream out;
    private final Set<String> skipped = new TreeSet<>();
    private long passed;
    private long failed;

    Report(PrintStream out) {
        this.out = out;
    }

    /**
     * Compares one thing.
     *
     * @param what names it, with its place in the recording
     * @param expected as recorded
     * @param actual what our node says, in the same shape
     */
    void compare(String what, JsonNode expected, JsonNode actual) {
        result(what, JsonDifference.of(expected, actual));
    }

    void result(String what, List<String> differences) {
        if (differences.isEmpty()) {
            passed++;
            return;
        }
        failed++;
        if (failed <= SHOWN_MAX) {
            out.println("FAILED " + what);
            differences.stream().limit(LINES_MAX).forEach(difference -> out.println("    " + difference));
            if (differences.size() > LINES_MAX) {
                out.println("    and " + (differences.size() - LINES_MAX) + " more differences");
            }
        } else if (failed == SHOWN_MAX + 1) {
            out.println("(further failures are counted, not shown)");
        }
    }

    void skip(String chain, String what) {
        if (skipped.add(chain + ": " + what)) {
            out.println("skipped: " + what + " (" + chain + ")");
        }
    }

    void note(String text) {
        out.println(text);
    }

    long passed() {
        return passed;
    }

    long failed() {
        return failed;
    }

    void summary() {
        out.println(passed + " passed, " + failed + " failed");
    }
}
