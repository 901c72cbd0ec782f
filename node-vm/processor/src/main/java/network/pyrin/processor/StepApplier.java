package network.pyrin.processor;

import java.time.Duration;
import java.util.List;
import network.pyrin.events.StatusChanged;
import network.pyrin.noderpc.NodeCalls;
import network.pyrin.processor.ledger.ChainStep;
import network.pyrin.processor.ledger.EventDraft;
import network.pyrin.processor.ledger.Indexer;

/** Applies a change of the virtual chain to the read model and tells everyone who lives on it. Under the processor's lock. */
final class StepApplier {
    private final Indexer indexer;
    private final BlockFetcher fetcher;
    private final Outbox outbox;
    private final ChainFollower.Watchers watchers;
    private final Progress progress;
    private final ProcessorMetrics metrics;

    StepApplier(
            Indexer indexer,
            BlockFetcher fetcher,
            Outbox outbox,
            ChainFollower.Watchers watchers,
            Progress progress,
            ProcessorMetrics metrics) {
        this.indexer = indexer;
        this.fetcher = fetcher;
        this.outbox = outbox;
        this.watchers = watchers;
        this.progress = progress;
        this.metrics = metrics;
    }

    /**
     * Applies it in parts that each are one write.
     *
     * @param calls to fetch merged blocks that are not stored yet
     * @param whole continues the checkpoint
     * @param quiet whether listeners hear of the status alone
     */
    void apply(NodeCalls calls, ChainStep whole, boolean quiet) {
        for (ChainStep step : ChainSteps.parts(whole)) {
            fetcher.ensureMerged(
                    calls, step.added().stream().map(ChainStep.Added::hash).toList());
            long begun = System.nanoTime();
            List<EventDraft> instead = quiet ? List.of(at -> new StatusChanged(at, progress.status())) : List.of();
            Indexer.Applied applied = indexer.apply(step, instead, events -> outbox.reserve((int) events));
            progress.applied(applied.checkpoint());
            watchers.applied(applied);
            outbox.send(applied.events(), applied.firstSequence());
            metrics.changeApplied(
                    Duration.ofNanos(System.nanoTime() - begun),
                    applied.checkpoint().sequence(),
                    step.removed().size(),
                    applied.unknownInputs());
        }
    }
}
