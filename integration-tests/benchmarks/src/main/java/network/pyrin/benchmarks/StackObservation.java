package network.pyrin.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** Looks at a running stack for a while: block latency, memory, processor time, disk. */
final class StackObservation {
    private static final double MEBI = 1 << 20;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final Duration SAMPLE = Duration.ofSeconds(1);
    private static final int SAMPLES_PER_LINE = 60;

    private final StackTarget target;
    private final PrintStream out;
    private long residentMax;

    private StackObservation(StackTarget target, PrintStream out) {
        this.target = target;
        this.out = out;
    }

    /**
     * Observes and prints; a line a minute, then the table.
     *
     * @param target what to look at
     * @param length for how long
     * @param out receives the figures
     * @throws IOException if the data folder or the operating system's figures cannot be read
     */
    static void run(StackTarget target, Duration length, PrintStream out) throws IOException {
        new StackObservation(target, out).observe(length);
    }

    private void observe(Duration length) throws IOException {
        long diskBefore = diskBytes();
        ProcessFigures before = figures();
        long began = System.nanoTime();
        try (BlockLatency latency = BlockLatency.start(target)) {
            long samples = length.toSeconds();
            for (long sample = 1; sample <= samples; sample++) {
                pauseUntil(began + sample * SAMPLE.toNanos());
                ProcessFigures now = figures();
                residentMax = Math.max(residentMax, now.residentBytes());
                if (sample % SAMPLES_PER_LINE == 0) {
                    out.printf(
                            "  after %,5d s: %,.0f MiB resident, %,.0f MiB on disk%n",
                            sample, now.residentBytes() / MEBI, diskBytes() / MEBI);
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            latency.print(out);
            printFigures(before, figures(), diskBytes() - diskBefore, seconds);
        }
    }

    private void printFigures(ProcessFigures before, ProcessFigures after, long diskGrowth, double seconds) {
        if (target.process().isPresent()) {
            row(out, "resident memory, children too", after.residentBytes() / MEBI, "MiB");
            row(out, "resident memory, highest", residentMax / MEBI, "MiB");
            row(out, "CPU of one core", 100 * (after.cpuSeconds() - before.cpuSeconds()) / seconds, "%");
        }
        if (target.data().isPresent()) {
            row(out, "disk growth a day, extrapolated", diskGrowth / MEBI / seconds * SECONDS_PER_DAY, "MiB");
        }
    }

    private ProcessFigures figures() throws IOException {
        return target.process().isPresent() ? ProcessFigures.of(target.process().get()) : new ProcessFigures(0, 0);
    }

    private long diskBytes() throws IOException {
        return target.data().isPresent() ? Folders.size(target.data().get()) : 0;
    }

    private static void pauseUntil(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while observing", e);
        }
    }

    static void row(PrintStream out, String what, double value, String unit) {
        out.printf("%-34s %,12.2f %s%n", what, value, unit);
    }
}
