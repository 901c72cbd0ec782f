package network.pyrin.node.rpcserver;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import network.pyrin.chain.NetworkParams;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.mempool.BlockTemplates;
import network.pyrin.node.mempool.Mempool;
import network.pyrin.node.mempool.MempoolConfig;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.node.utxoindex.UtxoIndex;

/** A whole node in memory behind its gRPC port. */
final class NodeFixture implements AutoCloseable {
    final Consensus consensus;
    final Mempool mempool;
    final RpcServer server;
    final List<String> faults = new CopyOnWriteArrayList<>();
    private final MemoryStore store = new MemoryStore();
    private final UtxoIndex index;
    private final ManagedChannel channel;

    NodeFixture(NetworkParams params, InstantSource clock, boolean unsafeCalls) throws IOException {
        consensus = ConsensusNode.open(store, params, ConsensusOptions.standard(), new NativeSignatures(), clock);
        mempool = new Mempool(consensus, MempoolConfig.of(params), clock);
        consensus.addListener(mempool);
        index = UtxoIndex.open(consensus, store);
        RpcPolicy policy = new RpcPolicy("00000000-0000-0000-0000-000000000000", unsafeCalls, true, false, () -> {});
        NodeServices services = new NodeServices(
                consensus, mempool, new BlockTemplates(consensus, mempool, clock), Optional.of(index), policy, clock);
        server = RpcServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                services,
                RpcLimits.standard(),
                new NodeCounters(params),
                new FaultLog());
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .maxInboundMessageSize(64 << 20)
                .build();
    }

    RawClient connect() {
        return new RawClient(channel, true, false);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
        index.close();
        consensus.close();
        store.close();
    }

    /** Remembers the node's own failures: a test fails on any. */
    private final class FaultLog implements RpcLog {
        @Override
        public void connected(int connections) {
            // Not looked at.
        }

        @Override
        public void disconnected(int connections) {
            // Not looked at.
        }

        @Override
        public void fault(String call, Throwable problem) {
            faults.add(call + ": " + problem);
        }

        @Override
        public void blockRefused(String reason) {
            // Not looked at.
        }
    }
}
