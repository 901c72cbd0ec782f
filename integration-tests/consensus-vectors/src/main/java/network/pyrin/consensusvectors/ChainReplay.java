package network.pyrin.consensusvectors;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import network.pyrin.chain.NetworkParams;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.Json;
import network.pyrin.testing.Recording;

/** One recorded chain: replayed block by block, compared after each, with forks for rejected blocks. */
final class ChainReplay {
    private static final int BEFORE_ANY = -1;

    private final Recording recording;
    private final Report report;
    private final NetworkParams params;
    private final NativeSignatures signatures = new NativeSignatures();

    ChainReplay(Recording recording, Report report) {
        this.recording = recording;
        this.report = report;
        this.params = recording.params();
    }

    void run() {
        long started = System.nanoTime();
        long passedBefore = report.passed();
        long failedBefore = report.failed();
        Map<Integer, MemoryStore> forks = new HashMap<>();
        TreeSet<Integer> forkAfter = forkPoints();
        MemoryStore store = new MemoryStore();
        try (Consensus consensus = open(store)) {
            replay(consensus, store, forkAfter, forks);
            new FinalComparison(recording, consensus, report).run();
            new MempoolComparison(recording, consensus, report).run();
        }
        new RejectComparison(recording, forks, this::open, report).run();
        long millis = (System.nanoTime() - started) / 1_000_000;
        report.note(recording.name() + ": " + (report.passed() - passedBefore) + " passed, "
                + (report.failed() - failedBefore) + " failed, " + millis + " ms");
    }

    private Consensus open(MemoryStore store) {
        return ConsensusNode.open(store, params, ConsensusOptions.standard(), signatures, InstantSource.system());
    }

    private TreeSet<Integer> forkPoints() {
        TreeSet<Integer> points = new TreeSet<>();
        recording.forEach("rejects", reject -> points.add(Json.u32(reject, "after")));
        return points;
    }

    private void replay(
            Consensus consensus, MemoryStore store, TreeSet<Integer> forkAfter, Map<Integer, MemoryStore> forks) {
        ChangeRecorder changes = new ChangeRecorder();
        consensus.addListener(changes);
        BlockComparison blocks = new BlockComparison(recording, consensus, report);
        StepComparison steps = new StepComparison(recording, consensus, changes, report);
        if (!recording.has("blocks")) {
            report.skip(recording.name(), "blocks (not recorded)");
        }
        forks.put(BEFORE_ANY, store.fork());
        try (RecordedSteps recorded = RecordedSteps.open(recording, report)) {
            recording.forEachBlock(block -> {
                BlockOutcome outcome = consensus.insert(block.block());
                blocks.compare(block, outcome);
                recorded.after(block.index()).ifPresent(step -> steps.compare(block, step));
                if (forkAfter.contains(block.index())) {
                    forks.put(block.index(), store.fork());
                }
            });
        }
        consensus.removeListener(changes);
    }
}
