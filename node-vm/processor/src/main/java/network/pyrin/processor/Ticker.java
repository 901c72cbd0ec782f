package network.pyrin.processor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import network.pyrin.events.FiguresChanged;
import network.pyrin.events.MetricsPointAdded;
import network.pyrin.events.ReadModelStatus;
import network.pyrin.events.StatusChanged;
import network.pyrin.noderpc.NodeCalls;
import network.pyrin.noderpc.NodeRpcException;
import network.pyrin.noderpc.wire.RpcMempoolEntry;
import network.pyrin.processor.ledger.EventDraft;
import network.pyrin.processor.ledger.Indexer;
import network.pyrin.processor.store.StoreException;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.MetricsPoint;
import network.pyrin.readmodel.MetricsResolution;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.TotalsDocument;

/**
 * Twice a second asks the node how things stand, and stores and tells what is new: figures, status, mempool; every now and
 * then the rich list. Its calls to the node are made outside the processor's lock.
 */
final class Ticker implements AutoCloseable {
    private static final Duration RICH_LIST_EVERY = Duration.ofSeconds(10);
    private static final Duration LARGE_MEMPOOL_EVERY = Duration.ofSeconds(3);
    private static final int LARGE_MEMPOOL = 500;

    private final NodeCalls node;
    private final Indexer indexer;
    private final Figures figures;
    private final MempoolView mempool;
    private final FeeWatch fees;
    private final RichList richList;
    private final Progress progress;
    private final Outbox outbox;
    private final ReentrantLock lock;
    private final InstantSource clock;
    private final ProcessorLog log;
    private final ProcessorMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Optional<ReadModelStatus> lastStatus = Optional.empty();
    private Optional<MetricsPoint> lastPoint = Optional.empty();
    private boolean marked;
    private long richListAt;
    private long mempoolAt;
    private long mempoolSize;
    private double blocksPerSecond;

    Ticker(
            NodeCalls node,
            Indexer indexer,
            Figures figures,
            MempoolView mempool,
            FeeWatch fees,
            RichList richList,
            Progress progress,
            Outbox outbox,
            ReentrantLock lock,
            InstantSource clock,
            Duration every,
            ProcessorLog log,
            ProcessorMetrics metrics) {
        this.node = node;
        this.indexer = indexer;
        this.figures = figures;
        this.mempool = mempool;
        this.fees = fees;
        this.richList = richList;
        this.progress = progress;
        this.outbox = outbox;
        this.lock = lock;
        this.clock = clock;
        this.log = log;
        this.metrics = metrics;
        this.thread = Thread.ofVirtual().name("processor-ticker").start(() -> run(every));
    }

    private void run(Duration every) {
        try {
            do {
                try {
                    tick();
                } catch (NodeRpcException | StoreException e) {
                    // The follower sees to the connection; the next tick tries again.
                    log.tickFailed(String.valueOf(e.getMessage()));
                }
            } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        figures.beat(clock.millis());
        if (progress.state() == NetworkDocument.State.STARTING) {
            markStarting();
            return;
        }
        marked = false;
        Figures.NodeState state = new Figures.NodeState(
                node.getInfo(),
                node.getBlockDagInfo(),
                node.getSinkBlueScore().getBlueScore(),
                figures.complete() ? Optional.empty() : nodeSupply());
        long now = clock.millis();
        boolean live = progress.state() == NetworkDocument.State.LIVE;
        boolean askMempool = live && (mempoolSize < LARGE_MEMPOOL || now - mempoolAt >= LARGE_MEMPOOL_EVERY.toMillis());
        Optional<List<RpcMempoolEntry>> entries =
                askMempool ? Optional.of(node.getMempoolEntries(false).getEntriesList()) : Optional.empty();
        lock.lock();
        try {
            progress.node(state.sinkBlueScore(), now);
            metrics.lag(progress.lag());
            tellFigures(state, now);
            tellStatus();
            entries.ifPresent(list -> tellMempool(list, now));
            if (live && now - richListAt >= RICH_LIST_EVERY.toMillis()) {
                richListAt = now;
                richList.save(indexer.checkpoint());
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was stored while at the sink, by an earlier run or before the node went away, must not pass for live. */
    private void markStarting() {
        if (!marked) {
            figures.markStarting(clock.millis());
            marked = true;
        }
    }

    private Optional<Long> nodeSupply() {
        try {
            return Optional.of(node.getCoinSupply().getCirculatingSompi());
        } catch (NodeRpcException e) {
            if (e.reason() == NodeRpcException.Reason.REFUSED) {
                // A node without an index of unspent outputs does not know.
                return Optional.empty();
            }
            throw e;
        }
    }

    private void tellFigures(Figures.NodeState state, long now) {
        CheckpointDocument checkpoint = indexer.checkpoint();
        List<MetricsPoint> minute = figures.lastMinute(checkpoint);
        TotalsDocument totals = figures.totals();
        NetworkDocument document = figures.document(state, progress, checkpoint, minute, totals, now);
        blocksPerSecond = document.bps();
        if (figures.save(document)) {
            outbox.post(at -> new FiguresChanged(at, Figures.told(document, totals)));
        }
        Optional<MetricsPoint> point = minute.isEmpty() ? Optional.empty() : Optional.of(minute.getLast());
        if (!point.equals(lastPoint)) {
            lastPoint = point;
            point.ifPresent(newest -> outbox.post(pointAdded(newest, checkpoint, document.hashrate())));
        }
    }

    private static EventDraft pointAdded(MetricsPoint point, CheckpointDocument checkpoint, double hashrate) {
        MetricsResolution resolution = MetricsResolution.TEN_SECONDS;
        // The newest bucket is as long as the sink is into it.
        long millis = Math.clamp(checkpoint.sinkTimestamp() - point.timestamp(), 1_000, resolution.bucketMillis());
        return at -> new MetricsPointAdded(
                at,
                resolution.text(),
                point.timestamp(),
                point.blocks() * 1000.0 / millis,
                point.transactions() * 1000.0 / millis,
                point.difficulty(),
                hashrate);
    }

    private void tellStatus() {
        ReadModelStatus status = progress.status();
        // At the sink the status moves with every block; that is told by the change itself.
        boolean news = lastStatus
                .filter(old ->
                        old.state() == ReadModelStatus.State.LIVE && status.state() == ReadModelStatus.State.LIVE)
                .isEmpty();
        if (news) {
            lastStatus = Optional.of(status);
            outbox.post(at -> new StatusChanged(at, status));
        }
    }

    private void tellMempool(List<RpcMempoolEntry> entries, long now) {
        mempoolAt = now;
        mempoolSize = entries.size();
        mempool.update(entries, now).forEach(outbox::post);
        fees.update(entries, blocksPerSecond, now);
    }

    /** Stops; no tick runs after this returns. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
