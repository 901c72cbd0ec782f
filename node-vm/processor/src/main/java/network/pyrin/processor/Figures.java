package network.pyrin.processor;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.Emission;
import network.pyrin.chain.Header;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MuHash;
import network.pyrin.events.NetworkFigures;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.GetBlockDagInfoResponseMessage;
import network.pyrin.noderpc.wire.GetInfoResponseMessage;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.MetricsPage;
import network.pyrin.readmodel.MetricsPoint;
import network.pyrin.readmodel.MetricsResolution;
import network.pyrin.readmodel.NetworkCodec;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.TotalsDocument;
import org.bson.Document;

/** Works out the dashboard's figures and stores them. Used under the processor's lock. */
final class Figures {
    private static final MetricsResolution FINE = MetricsResolution.TEN_SECONDS;
    private static final int FINE_PER_MINUTE = 6;

    /** Of equally difficult blocks the lowest one holds the record, in whatever order they come. */
    private static final Comparator<NetworkDocument.DifficultyRecord> HIGHEST_FIRST = Comparator.comparingDouble(
                    NetworkDocument.DifficultyRecord::difficulty)
            .reversed()
            .thenComparingLong(NetworkDocument.DifficultyRecord::blueScore)
            .thenComparing(NetworkDocument.DifficultyRecord::block);

    /** What the node said when it was asked. */
    record NodeState(
            GetInfoResponseMessage info,
            GetBlockDagInfoResponseMessage dag,
            long sinkBlueScore,
            Optional<Long> circulating) {}

    private final DocumentStore store;
    private final NetworkParams params;
    private final Emission emission;
    private final Heartbeat heartbeat;
    private volatile boolean complete;
    private long newestBlueScore;
    private Optional<NetworkDocument.DifficultyRecord> record = Optional.empty();
    private Optional<NetworkDocument> last = Optional.empty();

    Figures(DocumentStore store, NetworkParams params) {
        this.store = store;
        this.params = params;
        this.emission = new Emission(params);
        this.heartbeat = new Heartbeat(store);
    }

    /** Goes on with what is stored. */
    void recover(CheckpointDocument checkpoint) {
        Optional<NetworkDocument> stored =
                store.read(Collections.NETWORK, NetworkDocument.ID).map(NetworkCodec::decode);
        newestBlueScore = Math.max(
                checkpoint.sinkBlueScore(),
                stored.map(NetworkDocument::newestBlueScore).orElse(0L));
        record = stored.flatMap(NetworkDocument::record);
        Header genesis = params.genesis().header();
        complete = genesis.utxoCommitment().equals(MuHash.EMPTY)
                && store.read(Collections.BLOCKS, genesis.hash().toHex()).isPresent();
    }

    /** Whether the read model holds the whole chain of a network that began without coins: its own sums are right then. */
    boolean complete() {
        return complete;
    }

    /** Says in the stored figures that nobody is at the sink yet. */
    void markStarting(long nowMillis) {
        last = Optional.empty();
        markStarting(store, nowMillis);
    }

    static void markStarting(DocumentStore store, long nowMillis) {
        store.read(Collections.NETWORK, NetworkDocument.ID)
                .ifPresent(stored -> put(
                        store,
                        stored.append("state", NetworkDocument.State.STARTING.text())
                                .append("fraction", 0.0)
                                .append("updatedAt", nowMillis)
                                .append(NetworkDocument.ALIVE_AT, nowMillis)));
    }

    /** Shows that the processor runs, also while there is nothing new; needs no lock. */
    void beat(long nowMillis) {
        heartbeat.beat(nowMillis);
    }

    private static void put(DocumentStore store, Document document) {
        List<WriteModel<Document>> write = List.of(new ReplaceOneModel<>(
                new Document("_id", NetworkDocument.ID), document, new ReplaceOptions().upsert(true)));
        store.write(Collections.NETWORK, write);
    }

    void stored(StoredBlock stored) {
        Header header = stored.block().header();
        newestBlueScore = Math.max(newestBlueScore, header.blueScore());
        NetworkDocument.DifficultyRecord candidate = new NetworkDocument.DifficultyRecord(
                header.hash(),
                stored.block().difficulty(),
                header.timestampMillis(),
                header.daaScore(),
                header.blueScore());
        if (record.map(best -> HIGHEST_FIRST.compare(candidate, best) < 0).orElse(true)) {
            record = Optional.of(candidate);
        }
    }

    /** The points of the last minute of block time, oldest first; the newest may still be filling. */
    List<MetricsPoint> lastMinute(CheckpointDocument checkpoint) {
        long newest = FINE.bucketOf(checkpoint.sinkTimestamp());
        long oldest = newest - FINE_PER_MINUTE;
        List<String> ids = LongStream.rangeClosed(Pages.pageOf(oldest), Pages.pageOf(newest))
                .mapToObj(page -> Pages.id(FINE.text(), page))
                .toList();
        return store.read(Collections.METRICS, ids).entrySet().stream()
                .flatMap(entry -> {
                    String id = entry.getKey();
                    long page = Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
                    return MetricsPage.decode(FINE, page, entry.getValue()).points().stream();
                })
                .filter(point ->
                        FINE.bucketOf(point.timestamp()) >= oldest && FINE.bucketOf(point.timestamp()) <= newest)
                .sorted(Comparator.comparingLong(MetricsPoint::timestamp))
                .toList();
    }

    TotalsDocument totals() {
        return store.read(Collections.NETWORK, TotalsDocument.ID)
                .map(TotalsDocument::decode)
                .orElse(TotalsDocument.ZERO);
    }

    NetworkDocument document(
            NodeState node,
            Progress progress,
            CheckpointDocument checkpoint,
            List<MetricsPoint> minute,
            TotalsDocument totals,
            long nowMillis) {
        GetBlockDagInfoResponseMessage dag = node.dag();
        long seconds = seconds(checkpoint, minute);
        return new NetworkDocument(
                params.network(),
                nowMillis,
                Optional.of(nowMillis),
                progress.state(),
                progress.fraction(),
                new NetworkDocument.Node(
                        node.info().getServerVersion(),
                        node.info().getIsSynced(),
                        node.info().getIsUtxoIndexed(),
                        node.info().getP2PId(),
                        node.info().getMempoolSize()),
                new NetworkDocument.DagState(
                        node.sinkBlueScore(),
                        dag.getVirtualDaaScore(),
                        RpcMapping.hash("sink", dag.getSink()),
                        dag.getBlockCount(),
                        dag.getHeaderCount(),
                        hashes(dag.getTipHashesList()),
                        hashes(dag.getVirtualParentHashesList()),
                        RpcMapping.hash("pruningPointHash", dag.getPruningPointHash()),
                        dag.getPastMedianTime(),
                        dag.getDifficulty()),
                supply(node.circulating().orElseGet(totals::circulating), dag.getVirtualDaaScore(), nowMillis),
                rate(minute.stream().mapToLong(MetricsPoint::blocks).sum(), seconds),
                rate(minute.stream().mapToLong(MetricsPoint::transactions).sum(), seconds),
                dag.getDifficulty() * 2 * 1000 / params.targetTimePerBlockMillis(),
                newestBlueScore,
                record);
    }

    /** Length of what {@link #lastMinute} covers: from its first bucket to the sink, in seconds. */
    private static long seconds(CheckpointDocument checkpoint, List<MetricsPoint> minute) {
        return minute.isEmpty()
                ? 1
                : Math.max(1, (checkpoint.sinkTimestamp() - minute.getFirst().timestamp()) / 1000);
    }

    private static double rate(long count, long seconds) {
        return (double) count / seconds;
    }

    private NetworkDocument.Supply supply(long circulating, long daaScore, long nowMillis) {
        long next = emission.nextReductionDaaScore(daaScore);
        return new NetworkDocument.Supply(
                circulating,
                ChainConstants.AMOUNT_MAX,
                emission.subsidy(daaScore),
                emission.subsidy(next),
                next,
                nowMillis + (next - daaScore) * params.targetTimePerBlockMillis());
    }

    private static List<Hash> hashes(List<String> hexes) {
        return hexes.stream().map(hex -> RpcMapping.hash("hash", hex)).toList();
    }

    /** Stores the figures; false if nothing but the time is new. */
    boolean save(NetworkDocument state) {
        boolean same = last.filter(old -> at(old, 0).equals(at(state, 0))).isPresent();
        if (same) {
            return false;
        }
        put(store, NetworkCodec.encode(state));
        heartbeat.written(state.updatedAt());
        last = Optional.of(state);
        return true;
    }

    private static NetworkDocument at(NetworkDocument state, long time) {
        NetworkDocument.Supply supply = state.supply();
        return new NetworkDocument(
                state.network(),
                time,
                Optional.empty(),
                state.state(),
                state.fraction(),
                state.node(),
                state.dag(),
                new NetworkDocument.Supply(
                        supply.circulating(),
                        supply.max(),
                        supply.subsidy(),
                        supply.nextSubsidy(),
                        supply.nextReductionDaaScore(),
                        time),
                state.bps(),
                state.tps(),
                state.hashrate(),
                state.newestBlueScore(),
                state.record());
    }

    static NetworkFigures told(NetworkDocument state, TotalsDocument totals) {
        return new NetworkFigures(
                state.updatedAt(),
                state.bps(),
                state.tps(),
                state.dag().daaScore(),
                state.dag().blueScore(),
                state.dag().difficulty(),
                state.hashrate(),
                state.supply().circulating(),
                state.supply().max(),
                state.supply().subsidy(),
                state.supply().nextSubsidy(),
                state.supply().nextReductionDaaScore(),
                state.supply().nextReductionTimestamp(),
                state.node().mempoolSize(),
                state.dag().blockCount(),
                totals.transactions(),
                totals.addresses(),
                state.dag().tips().size(),
                state.dag().pruningPoint());
    }
}
