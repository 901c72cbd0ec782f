package network.pyrin.readmodel;

import network.pyrin.chain.NetworkId;
import network.pyrin.readmodel.NetworkDocument.DagState;
import network.pyrin.readmodel.NetworkDocument.DifficultyRecord;
import network.pyrin.readmodel.NetworkDocument.Node;
import network.pyrin.readmodel.NetworkDocument.State;
import network.pyrin.readmodel.NetworkDocument.Supply;
import org.bson.Document;

/** {@link NetworkDocument} to BSON and back. */
public final class NetworkCodec {
    private NetworkCodec() {}

    /**
     * Writes the state.
     *
     * @param state the state
     * @return a fresh document
     */
    public static Document encode(NetworkDocument state) {
        Document document = new Document("_id", NetworkDocument.ID)
                .append("network", state.network().text())
                .append("updatedAt", state.updatedAt())
                .append("state", state.state().text())
                .append("fraction", state.fraction())
                .append("node", encode(state.node()))
                .append("dag", encode(state.dag()))
                .append("supply", encode(state.supply()))
                .append("bps", state.bps())
                .append("tps", state.tps())
                .append("hashrate", state.hashrate())
                .append("newestBlueScore", state.newestBlueScore());
        state.aliveAt().ifPresent(at -> document.append(NetworkDocument.ALIVE_AT, at));
        state.record().ifPresent(record -> document.append("record", encode(record)));
        return document;
    }

    private static Document encode(Node node) {
        return new Document("serverVersion", node.serverVersion())
                .append("synced", node.synced())
                .append("utxoIndexed", node.utxoIndexed())
                .append("p2pId", node.p2pId())
                .append("mempoolSize", node.mempoolSize());
    }

    private static Document encode(DagState dag) {
        return new Document("blueScore", dag.blueScore())
                .append("daaScore", dag.daaScore())
                .append("sink", dag.sink().toHex())
                .append("blockCount", dag.blockCount())
                .append("headerCount", dag.headerCount())
                .append("tips", Fields.hexes(dag.tips()))
                .append("virtualParents", Fields.hexes(dag.virtualParents()))
                .append("pruningPoint", dag.pruningPoint().toHex())
                .append("pastMedianTime", dag.pastMedianTime())
                .append("difficulty", dag.difficulty());
    }

    private static Document encode(Supply supply) {
        return new Document("circulating", supply.circulating())
                .append("max", supply.max())
                .append("subsidy", supply.subsidy())
                .append("nextSubsidy", supply.nextSubsidy())
                .append("nextReductionDaaScore", supply.nextReductionDaaScore())
                .append("nextReductionTimestamp", supply.nextReductionTimestamp());
    }

    private static Document encode(DifficultyRecord record) {
        return new Document("block", record.block().toHex())
                .append("difficulty", record.difficulty())
                .append("timestamp", record.timestamp())
                .append("daaScore", record.daaScore())
                .append("blueScore", record.blueScore());
    }

    /**
     * Reads the state.
     *
     * @param document as stored
     * @return the state
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static NetworkDocument decode(Document document) {
        return new NetworkDocument(
                NetworkId.parse(Fields.string(document, "network")),
                Fields.number(document, "updatedAt"),
                Fields.optionalNumber(document, NetworkDocument.ALIVE_AT),
                State.ofText(Fields.string(document, "state")),
                Fields.real(document, "fraction"),
                decodeNode(Fields.part(document, "node")),
                decodeDag(Fields.part(document, "dag")),
                decodeSupply(Fields.part(document, "supply")),
                Fields.real(document, "bps"),
                Fields.real(document, "tps"),
                Fields.real(document, "hashrate"),
                Fields.number(document, "newestBlueScore"),
                Fields.optionalPart(document, "record").map(NetworkCodec::decodeRecord));
    }

    private static Node decodeNode(Document node) {
        return new Node(
                Fields.string(node, "serverVersion"),
                Fields.flag(node, "synced"),
                Fields.flag(node, "utxoIndexed"),
                Fields.string(node, "p2pId"),
                Fields.number(node, "mempoolSize"));
    }

    private static DagState decodeDag(Document dag) {
        return new DagState(
                Fields.number(dag, "blueScore"),
                Fields.number(dag, "daaScore"),
                Fields.hash(dag, "sink"),
                Fields.number(dag, "blockCount"),
                Fields.number(dag, "headerCount"),
                Fields.hashes(dag, "tips"),
                Fields.hashes(dag, "virtualParents"),
                Fields.hash(dag, "pruningPoint"),
                Fields.number(dag, "pastMedianTime"),
                Fields.real(dag, "difficulty"));
    }

    private static Supply decodeSupply(Document supply) {
        return new Supply(
                Fields.number(supply, "circulating"),
                Fields.number(supply, "max"),
                Fields.number(supply, "subsidy"),
                Fields.number(supply, "nextSubsidy"),
                Fields.number(supply, "nextReductionDaaScore"),
                Fields.number(supply, "nextReductionTimestamp"));
    }

    private static DifficultyRecord decodeRecord(Document record) {
        return new DifficultyRecord(
                Fields.hash(record, "block"),
                Fields.real(record, "difficulty"),
                Fields.number(record, "timestamp"),
                Fields.number(record, "daaScore"),
                Fields.number(record, "blueScore"));
    }
}
