package network.pyrin.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import network.pyrin.testing.StandaloneProcess;

/**
 * A day of chain time, or some hours of it, lived through as fast as the stack takes it: history mined on an empty folder
 * while processor and read model follow; then a while of real time; then a kill and a restart. Tells what a long life costs
 * in memory and disk, and whether it keeps growing.
 */
final class DayRun {
    private static final int BLOCKS_PER_CHAIN_HOUR = 7_200;
    private static final int HOURS_PER_DAY = 24;
    private static final double MEBI = 1 << 20;
    private static final Duration LIMIT_PER_CHAIN_HOUR = Duration.ofMinutes(10);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration LINE_EVERY = Duration.ofSeconds(30);

    private final Path root;
    private final Path data;
    private final int chainHours;
    private final Duration live;
    private final PrintStream out;
    private long residentMax;
    private long looked;
    private long told;

    /**
     * Prepares.
     *
     * @param root the project's top folder
     * @param data an empty folder
     * @param chainHours hours of chain time, at two blocks a second
     * @param live how long it is watched in real time afterwards
     * @param out receives the figures
     */
    DayRun(Path root, Path data, int chainHours, Duration live, PrintStream out) {
        this.root = root;
        this.data = data;
        this.chainHours = chainHours;
        this.live = live;
        this.out = out;
    }

    /** Runs and prints. */
    void run() throws IOException {
        int blocks = chainHours * BLOCKS_PER_CHAIN_HOUR;
        out.printf("%d hours of chain time: %,d blocks%n", chainHours, blocks);
        StandaloneProcess stack = StandaloneProcess.start(root, data, List.of("--history", Integer.toString(blocks)));
        try {
            mineAndFollow(stack, blocks);
            StackTarget target = new StackTarget(
                    stack.socket("/stream"),
                    "127.0.0.1",
                    stack.rpcPort(),
                    Optional.of(stack.handle()),
                    Optional.of(data));
            StackObservation.run(target, live, out);
        } finally {
            stack.kill();
            stack.close();
        }
        restart();
    }

    private void mineAndFollow(StandaloneProcess stack, int blocks) throws IOException {
        long began = System.nanoTime();
        stack.await(
                blocks + " blocks are mined and read",
                LIMIT_PER_CHAIN_HOUR.multipliedBy(chainHours),
                () -> look(stack, began, blocks));
        double seconds = (System.nanoTime() - began) / 1e9;
        ProcessFigures now = ProcessFigures.of(stack.handle());
        row("history mined and read", seconds, "s");
        row("blocks", blocks / seconds, "a second");
        row("processor time", 1e3 * now.cpuSeconds() / blocks, "ms a block");
        row("resident memory, highest", residentMax / MEBI, "MiB");
        row("resident memory, at the end", now.residentBytes() / MEBI, "MiB");
        double days = chainHours / (double) HOURS_PER_DAY;
        for (Map.Entry<String, Long> part : parts().entrySet()) {
            row("disk a day of chain time: " + part.getKey(), part.getValue() / MEBI / days, "MiB");
        }
        row("disk a day of chain time: all", Folders.size(data) / MEBI / days, "MiB");
    }

    /** Samples the process; whether the history is there and read. */
    private boolean look(StandaloneProcess stack, long began, int blocks) {
        long now = System.nanoTime();
        if (now - looked < LOOK_EVERY.toNanos()) {
            return false;
        }
        looked = now;
        ProcessFigures figures = figures(stack);
        residentMax = Math.max(residentMax, figures.residentBytes());
        long done = stack.get("/api/info/blockdag")
                .map(answer -> answer.path("blockCount").asLong())
                .orElse(0L);
        if (now - told > LINE_EVERY.toNanos()) {
            told = now;
            out.printf(
                    "  after %,5.0f s: %,9d blocks, %,5.0f MiB resident, %,6.0f MiB on disk, %,5.0f s of processor time%n",
                    (now - began) / 1e9,
                    done,
                    figures.residentBytes() / MEBI,
                    diskBytes() / MEBI,
                    figures.cpuSeconds());
        }
        return done > blocks && isLive(stack);
    }

    private static boolean isLive(StandaloneProcess stack) {
        return stack.get("/api/v1/status").filter(DayRun::saysLive).isPresent();
    }

    private static boolean saysLive(JsonNode status) {
        return status.path("state").asText().equals("live");
    }

    private static ProcessFigures figures(StandaloneProcess stack) {
        try {
            return ProcessFigures.of(stack.handle());
        } catch (IOException gone) {
            return new ProcessFigures(0, 0);
        }
    }

    private long diskBytes() {
        try {
            return Folders.size(data);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Bytes of each part of the data folder. */
    private Map<String, Long> parts() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> networks = Files.list(data)) {
            folders.addAll(networks.toList());
        }
        for (Path network : folders) {
            try (Stream<Path> parts = Files.list(network).filter(Files::isDirectory)) {
                for (Path part : parts.toList()) {
                    sizes.merge(part.getFileName().toString(), Folders.size(part), Long::sum);
                }
            }
        }
        return sizes;
    }

    /** After the kill: how soon the explorer is served and its read model at the node's sink. */
    private void restart() throws IOException {
        long began = System.nanoTime();
        try (StandaloneProcess stack = StandaloneProcess.start(root, data, List.of())) {
            stack.awaitLive(START_LIMIT);
            row("killed, restarted: to live", (System.nanoTime() - began) / 1e9, "s");
            row("resident memory then", ProcessFigures.of(stack.handle()).residentBytes() / MEBI, "MiB");
        }
    }

    private void row(String what, double value, String unit) {
        StackObservation.row(out, what, value, unit);
    }
}
