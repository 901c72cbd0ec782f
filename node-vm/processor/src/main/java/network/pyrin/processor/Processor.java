package network.pyrin.processor;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import network.pyrin.events.EventPublisher;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.Subscription;
import network.pyrin.processor.ledger.Indexer;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.processor.store.MongoStore;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.NetworkDocument;

/**
 * Turns what a node tells into the read model and events. Plain Java, for a program of its own and for standalone alike.
 * Starts at its checkpoint, needs no clean stop, and reconnects by itself.
 */
public final class Processor implements AutoCloseable {
    private final Progress progress;
    private final Outbox outbox;
    private final NodeClient node;
    private final Ticker ticker;
    private final ProcessorLog log;

    private Processor(Progress progress, Outbox outbox, NodeClient node, Ticker ticker, ProcessorLog log) {
        this.progress = progress;
        this.outbox = outbox;
        this.node = node;
        this.ticker = ticker;
        this.log = log;
    }

    /**
     * Starts a processor. Returns at once; the node may come later.
     *
     * @param config what it needs to know
     * @param database the read model's; written by this processor only
     * @param publisher where events go
     * @param clock the time
     * @param random for epochs and jitter
     * @param log operator's lines
     * @param metrics meters
     * @return a running processor; database and publisher are their owners' to close, after it
     */
    public static Processor start(
            ProcessorConfig config,
            MongoDatabase database,
            EventPublisher publisher,
            InstantSource clock,
            RandomGenerator random,
            ProcessorLog log,
            ProcessorMetrics metrics) {
        DocumentStore store = new MongoStore(database);
        ReentrantLock lock = new ReentrantLock(true);
        Progress progress = new Progress(config.params().network().text());
        metrics.watchState(progress::state);
        Outbox outbox = new Outbox(publisher, new MongoJournal(database), config.outboxEvents(), random, log, metrics);
        Indexer indexer = new Indexer(store);
        BlockMapper mapper = new BlockMapper(config.params().network().addressPrefix());
        Figures figures = new Figures(store, config.params());
        MempoolView mempool = new MempoolView(store, mapper);
        FeeWatch fees = new FeeWatch(store, config.params());
        RichList richList = new RichList(store);
        ChainFollower.Watchers watchers = new Parts(figures, mempool, fees, richList, progress, metrics);
        BlockFetcher fetcher = new BlockFetcher(store, indexer, mapper, watchers::stored);
        ChainFollower follower = new ChainFollower(
                config.params(), indexer, fetcher, outbox, watchers, progress, lock, random, log, metrics);
        NodeClient node = NodeClient.start(
                config.node(),
                follower,
                List.of(new Subscription.BlockAdded(), new Subscription.VirtualChainChanged(true)),
                random);
        follower.attach(node);
        Ticker ticker = new Ticker(
                node,
                indexer,
                figures,
                mempool,
                fees,
                richList,
                progress,
                outbox,
                lock,
                clock,
                config.tick(),
                log,
                metrics);
        return new Processor(progress, outbox, node, ticker, log);
    }

    /**
     * Says in a read model that nobody follows the node yet. A processor does so itself when it starts; where readers are
     * there before it, this keeps them from taking what an earlier run left for the present.
     *
     * @param database the read model's
     * @param clock the time
     */
    public static void markStarting(MongoDatabase database, InstantSource clock) {
        Figures.markStarting(new MongoStore(database), clock.millis());
    }

    /** Those who keep figures of their own. */
    private record Parts(
            Figures figures,
            MempoolView mempool,
            FeeWatch fees,
            RichList richList,
            Progress progress,
            ProcessorMetrics metrics)
            implements ChainFollower.Watchers {
        @Override
        public void recovered(CheckpointDocument checkpoint) {
            figures.recover(checkpoint);
            mempool.clear();
            richList.load();
        }

        @Override
        public void stored(StoredBlock block) {
            figures.stored(block);
            fees.stored(block);
            progress.stored(block.block().header().blueScore());
            metrics.blocksStored(1);
        }

        @Override
        public void applied(Indexer.Applied applied) {
            richList.apply(applied.balances());
        }
    }

    /**
     * Whether the read model is at the node's sink.
     *
     * @return false while starting, catching up, or while the node is away
     */
    public boolean isLive() {
        return progress.state() == NetworkDocument.State.LIVE;
    }

    /**
     * How far the read model is.
     *
     * @return blue score of its last chain block; 0 before it is known
     */
    public long blueScore() {
        return progress.blueScore();
    }

    /** Stops following, finishes what is begun, sends what is queued; says nothing any more. */
    @Override
    public void close() {
        log.close();
        node.close();
        ticker.close();
        outbox.close();
    }
}
