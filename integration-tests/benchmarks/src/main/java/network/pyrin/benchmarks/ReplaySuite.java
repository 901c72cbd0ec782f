package network.pyrin.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.chain.Block;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.consensus.Submission;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.node.storage.RocksDbStore;
import network.pyrin.node.storage.StoreMemory;
import network.pyrin.testing.Recording;

/**
 * Validates a recorded chain through the whole pipeline, blocks handed in as fast as they are taken, in a fresh store.
 * Reading and parsing the recording is not timed.
 */
final class ReplaySuite implements BenchMain.Suite {
    private static final String IN_MEMORY = "--memory";
    private static final int NANOS_PER_MILLI = 1_000_000;

    @Override
    public String purpose() {
        return "DIR [--memory]  validation of a recorded chain, blocks and transactions a second";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        List<String> folders =
                args.stream().filter(arg -> !arg.equals(IN_MEMORY)).toList();
        if (folders.size() != 1) {
            out.println("Which chain? bench replay DIR [--memory]");
            return 2;
        }
        Recording recording;
        List<Block> blocks = new ArrayList<>();
        try {
            recording = Recording.open(Path.of(folders.getFirst()));
            recording.forEachBlock(recorded -> blocks.add(recorded.block()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            out.println(e.getMessage());
            return 2;
        }
        return args.contains(IN_MEMORY)
                ? replay(recording, blocks, new MemoryStore(), "memory", out)
                : inRocksDb(recording, blocks, out);
    }

    private static int inRocksDb(Recording recording, List<Block> blocks, PrintStream out) {
        try {
            Path folder = Files.createTempDirectory("pyrin-replay");
            try (KeyValueStore store = RocksDbStore.open(folder, StoreMemory.DEFAULT)) {
                return replay(recording, blocks, store, "RocksDB", out);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            out.println("No temporary folder: " + e.getMessage());
            return 1;
        }
    }

    private static int replay(
            Recording recording, List<Block> blocks, KeyValueStore store, String kind, PrintStream out) {
        long refused;
        long wallNanos;
        long cpuNanos;
        try (Consensus consensus = ConsensusNode.open(
                store,
                recording.params(),
                ConsensusOptions.standard(),
                new NativeSignatures(),
                InstantSource.system())) {
            long wall = System.nanoTime();
            long cpu = CpuShare.processCpuNanos();
            List<Submission> submissions =
                    blocks.stream().map(consensus::submit).toList();
            refused = submissions.stream()
                    .filter(each -> each.virtualUpdated().join() instanceof BlockOutcome.Refused)
                    .count();
            wallNanos = System.nanoTime() - wall;
            cpuNanos = CpuShare.processCpuNanos() - cpu;
        }
        long transactions =
                blocks.stream().mapToLong(block -> block.transactions().size()).sum();
        double seconds = wallNanos / 1e9;
        out.printf(
                "replay of %s in %s: %,d blocks, %,d transactions, %,d refused%n",
                recording.name(), kind, blocks.size(), transactions, refused);
        out.printf("%-32s %,15.2f%n", "seconds", seconds);
        out.printf("%-32s %,15d%n", "CPU milliseconds", cpuNanos / NANOS_PER_MILLI);
        out.printf("%-32s %,15.0f%n", "blocks per second", blocks.size() / seconds);
        out.printf("%-32s %,15.0f%n", "transactions per second", transactions / seconds);
        out.printf("%-32s %,15.0f%n", "transactions per CPU second", transactions / (cpuNanos / 1e9));
        return refused == 0 ? 0 : 1;
    }
}
