package network.pyrin.views;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.events.NetworkFigures;
import network.pyrin.events.Position;
import network.pyrin.events.TransactionSummary;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.MetricsPoint;
import network.pyrin.readmodel.MetricsResolution;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.NetworkReader;

/** Status, figures, their history and the mempool. Thread-safe; each call is a few point reads. */
public final class NetworkViews {
    /** Most points of one history. */
    public static final int POINTS_MAX = 1_000;

    /** Mempool transactions in one body. */
    public static final int MEMPOOL_MAX = 100;

    private static final Position NOWHERE = new Position("none", 0);

    private final NetworkReader reader;
    private final NetworkId network;
    private final String version;
    private final InstantSource clock;

    /**
     * Makes the views.
     *
     * @param database the read model
     * @param network which network it is of
     * @param version of this program, told to clients
     * @param clock for ages and expiry
     */
    public NetworkViews(MongoDatabase database, NetworkId network, String version, InstantSource clock) {
        this.reader = new NetworkReader(database);
        this.network = network;
        this.version = version;
        this.clock = clock;
    }

    /**
     * How far the read model is behind the node.
     *
     * @param at true for this position
     * @param network name
     * @param version of the API
     * @param state whether it is the present: one rule for all readers
     * @param quiet whether it is, but the newest chain block was made more than a minute ago
     * @param aliveAt when the processor last showed that it runs, milliseconds since the epoch; empty if it never said so
     * @param readBlueScore blue score up to which the read model is complete
     * @param nodeBlueScore the node's sink when last asked
     * @param fraction of the way, 0 to 1
     * @param behindMillis age of the newest chain block in it, milliseconds; 0 before there is one
     * @param sinkHash that block; empty before there is one
     * @param sinkTimestamp its time; empty before there is one
     */
    public record Status(
            Position at,
            String network,
            String version,
            Freshness.State state,
            boolean quiet,
            Optional<Long> aliveAt,
            long readBlueScore,
            long nodeBlueScore,
            double fraction,
            long behindMillis,
            Optional<Hash> sinkHash,
            Optional<Long> sinkTimestamp) {}

    /**
     * Figures at a position.
     *
     * @param at true for this position
     * @param metrics the figures
     */
    public record Metrics(Position at, NetworkFigures metrics) {}

    /**
     * A history of figures.
     *
     * @param at true for this position
     * @param resolution length of a point, in words
     * @param points ascending in time; spans without a block are left out
     */
    public record History(Position at, String resolution, List<Point> points) {
        /** Copies the list. */
        public History {
            points = List.copyOf(points);
        }
    }

    /**
     * Figures of a span.
     *
     * @param timestamp its begin, milliseconds since the epoch
     * @param bps blocks a second
     * @param tps accepted transactions a second, coinbases left out
     * @param difficulty mean, times the easiest target
     * @param hashrate estimate, hashes a second
     * @param blues blocks merged as blue
     * @param reds blocks merged as red
     */
    public record Point(
            long timestamp, double bps, double tps, double difficulty, double hashrate, long blues, long reds) {}

    /**
     * What waits.
     *
     * @param at true for this position
     * @param size transactions waiting
     * @param transactions some of them, newest first
     */
    public record Mempool(Position at, long size, List<TransactionSummary> transactions) {
        /** Copies the list. */
        public Mempool {
            transactions = List.copyOf(transactions);
        }
    }

    /**
     * The position everything read from now on is at least true for.
     *
     * @return from the checkpoint
     * @throws NotReadyException before the processor first ran
     */
    public Position position() {
        return position(reader.checkpoint());
    }

    private static Position position(Optional<CheckpointDocument> checkpoint) {
        return checkpoint
                .map(found -> new Position(found.epoch(), found.sequence()))
                .orElseThrow(() -> new NotReadyException("the read model is being made; it has nothing to show yet"));
    }

    /**
     * The status; answers at any time.
     *
     * @return {@code starting} before there is anything else to say
     */
    public Status status() {
        return status(reader.checkpoint(), reader.state());
    }

    private Status status(Optional<CheckpointDocument> checkpoint, Optional<NetworkDocument> state) {
        Freshness freshness = Freshness.of(state, checkpoint, clock.millis());
        return new Status(
                checkpoint
                        .map(found -> new Position(found.epoch(), found.sequence()))
                        .orElse(NOWHERE),
                network.text(),
                version,
                freshness.state(),
                freshness.quiet(),
                state.flatMap(NetworkDocument::aliveAt),
                checkpoint.map(CheckpointDocument::sinkBlueScore).orElse(0L),
                state.map(found -> found.dag().blueScore()).orElse(0L),
                state.map(NetworkDocument::fraction).orElse(0.0),
                checkpoint
                        .map(found -> Math.max(0, clock.millis() - found.sinkTimestamp()))
                        .orElse(0L),
                checkpoint.map(CheckpointDocument::sink),
                checkpoint.map(CheckpointDocument::sinkTimestamp));
    }

    /**
     * What the processor last wrote about node, DAG and supply.
     *
     * @return the document
     * @throws NotReadyException before it first reached a node
     */
    public NetworkDocument state() {
        return known(reader.state());
    }

    private static NetworkDocument known(Optional<NetworkDocument> state) {
        return state.orElseThrow(
                () -> new NotReadyException("no node has been reached yet; there are no figures to show"));
    }

    /**
     * The figures.
     *
     * @return at the current position
     */
    public Metrics metrics() {
        Position at = position();
        NetworkReader.Figures figures = reader.figures();
        return new Metrics(at, Summaries.figures(known(figures.state()), figures.totals()));
    }

    /**
     * What the home page says of the network, and where its lists begin.
     *
     * @param at true for this position
     * @param status how far the read model is
     * @param figures the figures
     * @param newestBlueScore of all blocks
     */
    record Overview(Position at, Status status, NetworkFigures figures, long newestBlueScore) {}

    /** Status and figures of one moment, in two reads. */
    Overview overview() {
        Optional<CheckpointDocument> checkpoint = reader.checkpoint();
        Position at = position(checkpoint);
        NetworkReader.Figures figures = reader.figures();
        NetworkDocument known = known(figures.state());
        return new Overview(
                at,
                status(checkpoint, figures.state()),
                Summaries.figures(known, figures.totals()),
                known.newestBlueScore());
    }

    /**
     * The newest points of a history.
     *
     * @param resolution how fine
     * @param limit most points, at most {@link #POINTS_MAX}
     * @return up to now
     */
    public History history(MetricsResolution resolution, int limit) {
        Position at = position();
        long to = reader.checkpoint().map(CheckpointDocument::sinkTimestamp).orElseGet(clock::millis);
        long from = to - (Math.min(limit, POINTS_MAX) - 1L) * resolution.bucketMillis();
        List<Point> points = reader.metrics(resolution, from, to).stream()
                .map(point -> point(point, resolution, to))
                .toList();
        return new History(at, resolution.text(), points);
    }

    private static Point point(MetricsPoint point, MetricsResolution resolution, long nowMillis) {
        // The newest bucket is not over yet: rates are over what has passed of it.
        long passed = Math.min(resolution.bucketMillis(), Math.max(1_000, nowMillis - point.timestamp()));
        double seconds = passed / 1_000.0;
        double bps = point.blocks() / seconds;
        return new Point(
                point.timestamp(),
                bps,
                point.transactions() / seconds,
                point.difficulty(),
                // Two hashes are expected per unit of difficulty, for each block.
                point.difficulty() * 2 * bps,
                point.blues(),
                point.reds());
    }

    /**
     * The mempool.
     *
     * @return its size and some of it
     */
    public Mempool mempool() {
        Position at = position();
        List<TransactionSummary> some = reader.mempool(NetworkReader.MEMPOOL_MAX, clock.millis()).stream()
                .map(Summaries::of)
                .sorted((a, b) -> Long.compare(b.timestamp(), a.timestamp()))
                .limit(MEMPOOL_MAX)
                .toList();
        return new Mempool(at, state().node().mempoolSize(), some);
    }
}
