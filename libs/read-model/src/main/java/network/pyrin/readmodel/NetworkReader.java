package network.pyrin.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/** Reads how far the read model is, the dashboard's figures, the metrics and the mempool. Thread-safe. */
public final class NetworkReader {
    /** Most points one call returns. */
    public static final int POINTS_MAX = 2_000;

    /** Most mempool entries one call returns. */
    public static final int MEMPOOL_MAX = 1_000;

    private final PointReads checkpoints;
    private final PointReads network;
    private final PointReads metrics;
    private final PointReads mempool;
    private final MongoCollection<Document> mempoolCollection;

    /**
     * Makes a reader.
     *
     * @param database the read model
     */
    public NetworkReader(MongoDatabase database) {
        this.checkpoints = new PointReads(database.getCollection(Collections.CHECKPOINTS));
        this.network = new PointReads(database.getCollection(Collections.NETWORK));
        this.metrics = new PointReads(database.getCollection(Collections.METRICS));
        this.mempoolCollection = database.getCollection(Collections.MEMPOOL);
        this.mempool = new PointReads(mempoolCollection);
    }

    /**
     * How far the read model is.
     *
     * @return empty before the processor first ran
     */
    public Optional<CheckpointDocument> checkpoint() {
        return checkpoints.one(CheckpointDocument.ID).map(CheckpointDocument::decode);
    }

    /**
     * The dashboard's figures.
     *
     * @return empty before the processor first reached a node
     */
    public Optional<NetworkDocument> state() {
        return network.one(NetworkDocument.ID).map(NetworkCodec::decode);
    }

    /**
     * Sums over all that is accepted.
     *
     * @return zeros before anything is
     */
    public TotalsDocument totals() {
        return network.one(TotalsDocument.ID).map(TotalsDocument::decode).orElse(TotalsDocument.ZERO);
    }

    /**
     * State and sums together.
     *
     * @param state as {@link #state()} reads it
     * @param totals as {@link #totals()} reads them
     */
    public record Figures(Optional<NetworkDocument> state, TotalsDocument totals) {}

    /**
     * State and sums, in one round trip.
     *
     * @return both
     */
    public Figures figures() {
        Optional<NetworkDocument> state = Optional.empty();
        TotalsDocument totals = TotalsDocument.ZERO;
        for (Document document : network.many(List.of(NetworkDocument.ID, TotalsDocument.ID))) {
            if (Fields.string(document, "_id").equals(NetworkDocument.ID)) {
                state = Optional.of(NetworkCodec.decode(document));
            } else {
                totals = TotalsDocument.decode(document);
            }
        }
        return new Figures(state, totals);
    }

    /**
     * What a transaction should pay.
     *
     * @return empty before the processor first was at the sink
     */
    public Optional<FeesDocument> fees() {
        return network.one(FeesDocument.ID).map(FeesDocument::decode);
    }

    /**
     * Points of a history of metrics.
     *
     * @param resolution how fine
     * @param fromMillis begin, milliseconds since the epoch
     * @param toMillis end, included; at most {@link #POINTS_MAX} buckets back from it are looked at
     * @return ascending in time, buckets without a chain block left out
     */
    public List<MetricsPoint> metrics(MetricsResolution resolution, long fromMillis, long toMillis) {
        long last = resolution.bucketOf(toMillis);
        long first = Math.max(resolution.bucketOf(fromMillis), last - POINTS_MAX + 1);
        List<String> ids = LongStream.rangeClosed(Pages.pageOf(first), Pages.pageOf(last))
                .mapToObj(page -> Pages.id(resolution.text(), page))
                .toList();
        List<MetricsPoint> points = new ArrayList<>();
        for (Document document : metrics.many(ids)) {
            String id = Fields.string(document, "_id");
            long page = Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
            MetricsPage.decode(resolution, page, document).points().stream()
                    .filter(point -> resolution.bucketOf(point.timestamp()) >= first
                            && resolution.bucketOf(point.timestamp()) <= last)
                    .forEach(points::add);
        }
        return List.copyOf(points);
    }

    /**
     * A transaction in the mempool.
     *
     * @param id its id
     * @param nowMillis milliseconds since the epoch; entries expired by then do not count
     * @return empty if it is not there
     */
    public Optional<MempoolDocument> mempool(Hash id, long nowMillis) {
        return mempool.one(id.toHex()).map(MempoolDocument::decode).filter(entry -> entry.expiresAt() > nowMillis);
    }

    /**
     * Some transactions in the mempool; this one is no point read and for snapshots only.
     *
     * @param limit most entries, at most {@link #MEMPOOL_MAX}
     * @param nowMillis milliseconds since the epoch; entries expired by then do not count
     * @return in no particular order
     */
    public List<MempoolDocument> mempool(int limit, long nowMillis) {
        List<MempoolDocument> entries = new ArrayList<>();
        for (Document document : mempoolCollection.find().limit(Math.min(limit, MEMPOOL_MAX))) {
            MempoolDocument entry = MempoolDocument.decode(document);
            if (entry.expiresAt() > nowMillis) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
