package network.pyrin.node.rpcserver;

import java.util.List;
import network.pyrin.chain.Difficulty;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.noderpc.wire.BandwidthMetrics;
import network.pyrin.noderpc.wire.ConnectionMetrics;
import network.pyrin.noderpc.wire.ConsensusMetrics;
import network.pyrin.noderpc.wire.GetCurrentNetworkResponseMessage;
import network.pyrin.noderpc.wire.GetInfoResponseMessage;
import network.pyrin.noderpc.wire.GetMetricsRequestMessage;
import network.pyrin.noderpc.wire.GetMetricsResponseMessage;
import network.pyrin.noderpc.wire.GetServerInfoResponseMessage;
import network.pyrin.noderpc.wire.GetSyncStatusResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.PingResponseMessage;
import network.pyrin.noderpc.wire.ShutdownResponseMessage;

/** Calls about the node itself. */
final class ServerCalls {
    private static final List<Integer> API_VERSION = List.of(0, 1, 0, 0);

    private final NodeServices services;
    private final DagCalls dag;
    private final SyncState sync;
    private final NodeCounters counters;
    private final RpcTraffic traffic;
    private final ProcessFigures process = new ProcessFigures();

    ServerCalls(NodeServices services, DagCalls dag, SyncState sync, NodeCounters counters, RpcTraffic traffic) {
        this.services = services;
        this.dag = dag;
        this.sync = sync;
        this.counters = counters;
        this.traffic = traffic;
    }

    void register(CallTable calls) {
        calls.on(PayloadCase.PINGREQUEST, (request, client) -> KaspadResponse.newBuilder()
                        .setPingResponse(PingResponseMessage.getDefaultInstance()))
                .on(PayloadCase.GETINFOREQUEST, (request, client) -> getInfo())
                .on(PayloadCase.GETSERVERINFOREQUEST, (request, client) -> getServerInfo())
                .on(PayloadCase.GETSYNCSTATUSREQUEST, (request, client) -> KaspadResponse.newBuilder()
                        .setGetSyncStatusResponse(
                                GetSyncStatusResponseMessage.newBuilder().setIsSynced(sync.isSynced())))
                .on(PayloadCase.GETCURRENTNETWORKREQUEST, (request, client) -> KaspadResponse.newBuilder()
                        .setGetCurrentNetworkResponse(GetCurrentNetworkResponseMessage.newBuilder()
                                .setCurrentNetwork(
                                        services.consensus().params().network().text())))
                .on(PayloadCase.GETMETRICSREQUEST, (request, client) -> getMetrics(request.getGetMetricsRequest()))
                .on(PayloadCase.SHUTDOWNREQUEST, (request, client) -> shutdown());
    }

    private KaspadResponse.Builder getInfo() {
        return KaspadResponse.newBuilder()
                .setGetInfoResponse(GetInfoResponseMessage.newBuilder()
                        .setP2PId(services.policy().nodeId())
                        .setMempoolSize(services.mempool().size())
                        .setServerVersion(RpcPolicy.SERVER_VERSION)
                        .setIsUtxoIndexed(services.utxoIndex().isPresent())
                        .setIsSynced(sync.isSynced())
                        .setHasNotifyCommand(true)
                        .setHasMessageId(true));
    }

    private KaspadResponse.Builder getServerInfo() {
        return KaspadResponse.newBuilder()
                .setGetServerInfoResponse(GetServerInfoResponseMessage.newBuilder()
                        .addAllRpcApiVersion(API_VERSION)
                        .setServerVersion(RpcPolicy.SERVER_VERSION)
                        .setNetworkId(services.consensus().params().network().text())
                        .setHasUtxoIndex(services.utxoIndex().isPresent())
                        .setIsSynced(sync.isSynced())
                        .setVirtualDaaScore(services.consensus().virtual().daaScore()));
    }

    private KaspadResponse.Builder shutdown() throws RpcRefusal {
        if (!services.policy().unsafeCalls()) {
            throw RpcRefusal.unsafeOnly();
        }
        services.policy().shutdown().run();
        return KaspadResponse.newBuilder().setShutdownResponse(ShutdownResponseMessage.getDefaultInstance());
    }

    private KaspadResponse.Builder getMetrics(GetMetricsRequestMessage wanted) {
        GetMetricsResponseMessage.Builder metrics = GetMetricsResponseMessage.newBuilder()
                .setServerTime(services.clock().millis());
        if (wanted.getProcessMetrics()) {
            metrics.setProcessMetrics(process.read());
        }
        if (wanted.getConnectionMetrics()) {
            // Peers and the other RPC encodings are not served by this node.
            metrics.setConnectionMetrics(ConnectionMetrics.getDefaultInstance());
        }
        if (wanted.getBandwidthMetrics()) {
            metrics.setBandwidthMetrics(BandwidthMetrics.newBuilder()
                    .setGrpcUserBytesTx(traffic.sent())
                    .setGrpcUserBytesRx(traffic.received()));
        }
        if (wanted.getConsensusMetrics()) {
            metrics.setConsensusMetrics(consensusMetrics());
        }
        return KaspadResponse.newBuilder().setGetMetricsResponse(metrics);
    }

    private ConsensusMetrics consensusMetrics() {
        VirtualState virtual = services.consensus().virtual();
        return ConsensusMetrics.newBuilder()
                .setBlocksSubmitted(counters.submitted())
                .setHeaderCounts(counters.bodies())
                .setDepCounts(counters.dependencies())
                .setBodyCounts(counters.bodies())
                .setTxsCounts(counters.transactions())
                .setChainBlockCounts(counters.chainBlocks())
                .setMassCounts(counters.mass())
                .setBlockCount(dag.blockCount(virtual))
                .setHeaderCount(dag.headerCount(virtual))
                .setMempoolSize(services.mempool().size())
                .setTipHashesCount(virtual.tips().size())
                .setDifficulty(
                        Difficulty.of(virtual.bits(), services.consensus().params()))
                .setPastMedianTime(virtual.pastMedianTimeMillis())
                .setVirtualParentHashesCount(virtual.parents().size())
                .setVirtualDaaScore(virtual.daaScore())
                .build();
    }
}
