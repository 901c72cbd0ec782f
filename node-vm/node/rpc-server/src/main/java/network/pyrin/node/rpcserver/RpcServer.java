package network.pyrin.node.rpcserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import network.pyrin.chain.NetworkParams;
import network.pyrin.node.consensus.Consensus;

/** A node's RPC: all calls and notifications, on one port. */
public final class RpcServer implements AutoCloseable {
    private final Consensus consensus;
    private final NodeCounters counters;
    private final RpcTransport transport;
    private final NotificationHub hub;

    private RpcServer(
            InetSocketAddress listen, NodeServices services, RpcLimits limits, NodeCounters counters, RpcLog log)
            throws IOException {
        this.consensus = services.consensus();
        this.counters = counters;
        NetworkParams params = consensus.params();
        TransactionMessages transactions = new TransactionMessages(params);
        BlockMessages blocks = new BlockMessages(params, consensus.blocks(), transactions);
        SyncState sync = new SyncState(consensus, services.clock());
        DagCalls dag = new DagCalls(consensus, blocks, limits, services.policy().archival());
        RpcTraffic traffic = new RpcTraffic();
        boolean unsafeCalls = services.policy().unsafeCalls();
        CallTable calls = new CallTable(log::fault);
        dag.register(calls);
        new HashRateCall(consensus, unsafeCalls).register(calls);
        new ServerCalls(services, dag, sync, counters, traffic).register(calls);
        new PeerCalls(unsafeCalls).register(calls);
        new SubscriptionCalls(limits, unsafeCalls).register(calls);
        new MiningCalls(services, sync, counters, log).register(calls);
        new MempoolCalls(services.mempool(), transactions, limits, unsafeCalls).register(calls);
        new UtxoCalls(consensus, services.utxoIndex(), transactions, limits).register(calls);
        this.transport = new RpcTransport(listen, calls, limits, traffic, log);
        this.hub = new NotificationHub(transport.connections(), blocks, transactions);
        consensus.addListener(counters);
        consensus.addListener(hub);
    }

    /**
     * Binds and serves.
     *
     * @param listen where; port 0 takes a free one
     * @param services what calls are answered from; the mempool listens to consensus already
     * @param limits how much may be held
     * @param counters fed by the server while it runs
     * @param log told of events
     * @return the running server
     * @throws IOException if the address cannot be bound
     */
    public static RpcServer start(
            InetSocketAddress listen, NodeServices services, RpcLimits limits, NodeCounters counters, RpcLog log)
            throws IOException {
        return new RpcServer(listen, services, limits, counters, log);
    }

    /**
     * The bound port.
     *
     * @return never 0
     */
    public int port() {
        return transport.port();
    }

    /**
     * Connected clients.
     *
     * @return how many streams are served now
     */
    public int connections() {
        return transport.connections().size();
    }

    /** Tells clients that the node stops, and releases the port. */
    @Override
    public void close() {
        consensus.removeListener(hub);
        consensus.removeListener(counters);
        transport.close();
    }
}
