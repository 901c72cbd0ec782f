package network.pyrin.standalone;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Something after which the stack cannot go on: the first report is printed as one sentence and begins an orderly stop, later
 * ones are its consequences and say nothing. Thread-safe.
 */
final class Trouble {
    private final AtomicReference<@Nullable String> first = new AtomicReference<>();
    private final PrintStream out;
    private final Runnable stop;

    /**
     * Waits for the first report.
     *
     * @param out where it is printed
     * @param stop begins to stop everything; returns at once
     */
    Trouble(PrintStream out, Runnable stop) {
        this.out = out;
        this.stop = stop;
    }

    /**
     * Reports.
     *
     * @param sentence what is wrong and what to do
     */
    void report(String sentence) {
        if (first.compareAndSet(null, sentence)) {
            out.println(sentence);
            out.flush();
            stop.run();
        }
    }

    /**
     * What was reported first.
     *
     * @return empty while all is well
     */
    Optional<String> reported() {
        return Optional.ofNullable(first.get());
    }
}
