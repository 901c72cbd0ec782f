package network.pyrin.processor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.events.StatusChanged;
import network.pyrin.noderpc.NodeCalls;
import network.pyrin.noderpc.NodeListener;
import network.pyrin.noderpc.wire.BlockAddedNotificationMessage;
import network.pyrin.noderpc.wire.VirtualChainChangedNotificationMessage;
import network.pyrin.processor.ledger.ChainStep;
import network.pyrin.processor.ledger.Indexer;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.processor.ledger.Summaries;
import network.pyrin.readmodel.CheckpointDocument;

/**
 * Keeps the read model at the node's sink: first by catching up page by page, then by notifications. Runs on the node
 * client's listener thread; any exception here ends the connection, and {@link #connected} starts again at the checkpoint.
 */
final class ChainFollower implements NodeListener {
    /** A way longer than this is history: worked through quietly, and told as a reload. */
    private static final int QUIET_ABOVE_CHAIN_BLOCKS = 100;

    /** Further behind the node than this, single notifications are not worth following: the way is taken in large steps. */
    private static final long FAR_BEHIND_BLUE_SCORE = 300;

    private final Indexer indexer;
    private final BlockFetcher fetcher;
    private final Outbox outbox;
    private final StepApplier applier;
    private final Recovery recovery;
    private final Progress progress;
    private final ReentrantLock lock;
    private final ProcessorLog log;
    private final ProcessorMetrics metrics;
    private final CompletableFuture<NodeCalls> node = new CompletableFuture<>();

    /** Who keeps figures of their own from what is applied. Called under the processor's lock. */
    interface Watchers {
        /** The database was read anew, at a start or after a failure. */
        void recovered(CheckpointDocument checkpoint);

        /** A block was stored. */
        void stored(StoredBlock block);

        /** A change was applied. */
        void applied(Indexer.Applied applied);
    }

    ChainFollower(
            NetworkParams params,
            Indexer indexer,
            BlockFetcher fetcher,
            Outbox outbox,
            Watchers watchers,
            Progress progress,
            ReentrantLock lock,
            RandomGenerator random,
            ProcessorLog log,
            ProcessorMetrics metrics) {
        this.indexer = indexer;
        this.fetcher = fetcher;
        this.outbox = outbox;
        this.applier = new StepApplier(indexer, fetcher, outbox, watchers, progress, metrics);
        this.recovery = new Recovery(params, indexer, fetcher, outbox, watchers, progress, applier, random, log);
        this.progress = progress;
        this.lock = lock;
        this.log = log;
        this.metrics = metrics;
    }

    /** Names the node to ask; notifications wait until this is done. */
    void attach(NodeCalls calls) {
        node.complete(calls);
    }

    @Override
    public void connected() {
        try {
            resynchronise();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    @Override
    public void disconnected(String reason) {
        progress.starting();
        log.disconnected(reason);
    }

    @Override
    public void blockAdded(BlockAddedNotificationMessage notification) {
        guarded(() -> {
            Optional<StoredBlock> block = fetcher.mapper().block(notification.getBlock());
            if (block.isPresent()
                    && !fetcher.unknown(List.of(block.get().hash())).isEmpty()) {
                // A parent may have come while the connection was down.
                fetcher.ensure(node.join(), block.get().block().header().directParents());
                fetcher.store(List.of(block.get()));
                outbox.post(Summaries.added(block.get()));
            }
        });
    }

    @Override
    public void virtualChainChanged(VirtualChainChangedNotificationMessage notification) {
        ChainStep step = ChainSteps.of(
                notification.getRemovedChainBlockHashesList(),
                notification.getAddedChainBlockHashesList(),
                notification.getAcceptedTransactionIdsList());
        try {
            boolean farBehind = locked(() -> !isPassed(step) && !follow(step));
            if (farBehind) {
                NodeCalls calls = node.join();
                long begun = System.nanoTime();
                progress.catchingUp(
                        indexer.checkpoint(), calls.getSinkBlueScore().getBlueScore());
                catchUp(calls, begun);
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** Applies what was told; false, having done nothing, if the node is far ahead by now. */
    private boolean follow(ChainStep step) {
        if (progress.lag() > FAR_BEHIND_BLUE_SCORE) {
            return false;
        }
        // What was told before or while catching up does not continue: the node says what is still missing.
        applier.apply(node.join(), continues(step) ? step : chainFromCheckpoint(), false);
        return true;
    }

    /** Whether the read model is further than that: the node's sink only ever moves to more blue work. */
    private boolean isPassed(ChainStep step) {
        if (step.added().isEmpty()) {
            return true;
        }
        Hash told = step.added().getLast().hash();
        Hash sink = indexer.checkpoint().sink();
        return told.equals(sink)
                || fetcher.blueWork(told)
                        .flatMap(work -> fetcher.blueWork(sink).map(own -> work.compareTo(own) < 0))
                        .orElse(false);
    }

    private void guarded(Runnable action) {
        try {
            locked(() -> {
                action.run();
                return true;
            });
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(RuntimeException e) {
        metrics.failed();
        log.failed(String.valueOf(e.getMessage()));
        return e;
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean continues(ChainStep step) {
        Hash sink = indexer.checkpoint().sink();
        if (!step.removed().isEmpty()) {
            return step.removed().getFirst().equals(sink);
        }
        if (step.added().isEmpty()) {
            return false;
        }
        Hash first = step.added().getFirst().hash();
        fetcher.ensure(node.join(), List.of(first));
        return fetcher.selectedParent(first).equals(Optional.of(sink));
    }

    private void resynchronise() {
        NodeCalls calls = node.join();
        long begun = System.nanoTime();
        locked(() -> {
            recovery.recover(calls);
            return true;
        });
        catchUp(calls, begun);
    }

    /** Takes the way to the node's sink page by page; then this is live. */
    private void catchUp(NodeCalls calls, long begun) {
        boolean behind = true;
        while (behind) {
            BlockFetcher.Pages pages = locked(() -> fetcher.pages(calls, indexer.checkpoint()));
            ChainStep step = chainFromCheckpoint();
            boolean quiet = step.added().size() > QUIET_ABOVE_CHAIN_BLOCKS;
            ChainStep left = step;
            boolean more = true;
            while (more) {
                // The lock is free between two pages: figures and status are told on the way.
                ChainStep now = left;
                more = locked(pages::next);
                left = locked(() -> advance(now, quiet));
            }
            ChainStep rest = left;
            locked(() -> {
                applier.apply(node.join(), rest, quiet);
                return true;
            });
            // After a long way there may be more by now.
            behind = quiet;
        }
        locked(() -> {
            progress.live();
            // Whoever listened meanwhile has missed the quiet part.
            outbox.leaveGap();
            outbox.post(at -> new StatusChanged(at, progress.status()));
            return true;
        });
        log.caughtUp(
                indexer.checkpoint().sequence(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    /** Applies as much of the way as blocks are stored for; returns what is left. */
    private ChainStep advance(ChainStep way, boolean quiet) {
        int stored = 0;
        while (stored < way.added().size()
                && fetcher.isKnown(way.added().get(stored).hash())) {
            stored++;
        }
        if (stored == 0) {
            return way;
        }
        applier.apply(node.join(), new ChainStep(way.removed(), way.added().subList(0, stored)), quiet);
        return new ChainStep(List.of(), way.added().subList(stored, way.added().size()));
    }

    private ChainStep chainFromCheckpoint() {
        var chain = node.join().getVirtualChainFromBlock(indexer.checkpoint().sink(), true);
        return ChainSteps.of(
                chain.getRemovedChainBlockHashesList(),
                chain.getAddedChainBlockHashesList(),
                chain.getAcceptedTransactionIdsList());
    }
}
