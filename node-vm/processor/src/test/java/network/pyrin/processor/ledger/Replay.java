package network.pyrin.processor.ledger;

import java.util.List;
import network.pyrin.processor.store.DocumentStore;

/** Feeds a recorded chain to an indexer. */
public final class Replay {
    private final RecordedChain chain;
    private final DocumentStore store;
    private long sequence;
    private Indexer indexer;

    public Replay(RecordedChain chain, DocumentStore store) {
        this.chain = chain;
        this.store = store;
        this.indexer = new Indexer(store);
    }

    Indexer indexer() {
        return indexer;
    }

    /** As after a start of the process: nothing is known but what the database holds. */
    void restart() {
        indexer = new Indexer(store);
        indexer.recover()
                .ifPresentOrElse(
                        checkpoint -> sequence = checkpoint.sequence() + 1_000,
                        () -> indexer.begin(
                                chain.params().network(), chain.genesis().hash(), "epoch", chain.genesis()));
    }

    Indexer.Applied apply(ChainStep step) {
        return indexer.apply(step, List.of(), events -> {
            long first = sequence + 1;
            sequence += events;
            return first;
        });
    }

    /** Every block and move as recorded, detours included. */
    void live() {
        restart();
        for (RecordedChain.Step step : chain.steps()) {
            indexer.store(List.of(step.block()));
            if (!step.move().isEmpty()) {
                apply(step.move());
            }
        }
    }

    /** All blocks, then the straight way, some chain blocks at a time. */
    public void rebuild(int chainBlocksPerChange) {
        restart();
        indexer.store(chain.steps().stream().map(RecordedChain.Step::block).toList());
        List<ChainStep.Added> all = chain.straight().added();
        for (int from = 0; from < all.size(); from += chainBlocksPerChange) {
            apply(new ChainStep(List.of(), all.subList(from, Math.min(all.size(), from + chainBlocksPerChange))));
        }
    }
}
