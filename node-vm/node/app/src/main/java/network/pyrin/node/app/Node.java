package network.pyrin.node.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import network.pyrin.crypto.SignatureVerifier;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.mempool.BlockTemplates;
import network.pyrin.node.mempool.Mempool;
import network.pyrin.node.mempool.MempoolConfig;
import network.pyrin.node.rpcserver.NodeCounters;
import network.pyrin.node.rpcserver.NodeServices;
import network.pyrin.node.rpcserver.RpcPolicy;
import network.pyrin.node.rpcserver.RpcServer;
import network.pyrin.node.storage.DataFolder;
import network.pyrin.node.storage.RocksDbStore;
import network.pyrin.node.storage.StorageException;
import network.pyrin.node.utxoindex.UtxoIndex;

/**
 * A running node. Starts whole or not at all; closing finishes what is pending and lets go of folder and ports.
 */
public final class Node implements AutoCloseable {
    private final NodeConfig config;
    private final NodeLog log;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Consensus consensus;
    private final Mempool mempool;
    private final BlockTemplates templates;
    private final Optional<UtxoIndex> utxoIndex;
    private final NodeCounters counters;
    private final RpcServer rpc;
    private final Optional<MetricsServer> metrics;
    private volatile Optional<String> failure = Optional.empty();
    private boolean closed;

    private Node(NodeConfig config, SignatureVerifier signatures, InstantSource clock, NodeLog log, Runnable shutdown)
            throws IOException {
        this.config = config;
        this.log = log;
        boolean whole = false;
        try {
            DataFolder folder = keep(DataFolder.open(
                    config.folder(),
                    config.params().network().text(),
                    config.params().genesis().header().hash()));
            RocksDbStore store = keep(RocksDbStore.open(folder.database(), config.storeMemory()));
            // Closed after consensus: what it still tells while it finishes belongs into the index too.
            List<AutoCloseable> views = new ArrayList<>();
            keep(() -> closeAll(views));
            this.consensus =
                    keep(ConsensusNode.open(store, config.params(), config.consensusOptions(), signatures, clock));
            this.mempool = new Mempool(consensus, MempoolConfig.of(config.params()), clock);
            // Before the RPC: whoever is told of a new block finds the mempool without its transactions.
            consensus.addListener(mempool);
            consensus.addListener(new FailureWatch(log, cause -> {
                failure = Optional.of(cause);
                shutdown.run();
            }));
            this.templates = new BlockTemplates(consensus, mempool, clock);
            this.utxoIndex = config.utxoIndex() ? Optional.of(UtxoIndex.open(consensus, store)) : Optional.empty();
            utxoIndex.ifPresent(views::add);
            utxoIndex
                    .filter(UtxoIndex::wasRebuilt)
                    .ifPresent(index -> log.info("built the UTXO index anew: it was not where the chain is"));
            this.counters = new NodeCounters(config.params());
            RpcPolicy policy = new RpcPolicy(
                    UUID.randomUUID().toString(),
                    config.unsafeRpc(),
                    config.unsyncedMining(),
                    config.archival(),
                    shutdown);
            NodeServices services = new NodeServices(consensus, mempool, templates, utxoIndex, policy, clock);
            this.rpc = keep(listen(
                    config.rpcListen(),
                    () -> RpcServer.start(config.rpcListen(), services, config.rpcLimits(), counters, log)));
            this.metrics = config.metricsListen().isPresent()
                    ? Optional.of(keep(openMetrics(config.metricsListen().get())))
                    : Optional.empty();
            keep(new NodeMonitor(this, log));
            keep(AdminSocket.open(config.folder(), () -> folder.checkpoint(store), log));
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /**
     * Opens everything and serves.
     *
     * @param config what and where
     * @param signatures checks signatures
     * @param clock wall clock
     * @param log told of events
     * @param shutdown what the shutdown call does, and what happens should consensus fail; must return at once
     * @return the running node
     * @throws NodeStartException with a sentence: port in use, folder not writable, another process's or another network's, no
     *     space
     */
    public static Node start(
            NodeConfig config, SignatureVerifier signatures, InstantSource clock, NodeLog log, Runnable shutdown)
            throws NodeStartException {
        try {
            return new Node(config, signatures, clock, log, shutdown);
        } catch (StorageException | IOException e) {
            throw new NodeStartException(String.valueOf(e.getMessage()), e);
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }

    private static void closeAll(List<AutoCloseable> parts) throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }

    private MetricsServer openMetrics(InetSocketAddress address) throws IOException {
        return listen(address, () -> MetricsServer.start(address, this));
    }

    private interface Opening<T> {
        T open() throws IOException;
    }

    /** Network layers word a taken port in many ways; the operator gets one. */
    private static <T> T listen(InetSocketAddress address, Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException e) {
            String where = address.getHostString() + ":" + address.getPort();
            throw new IOException("cannot listen on " + where + ": " + reason(e), e);
        }
    }

    private static String reason(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (text.contains("in use")) {
                return "another program is using the port";
            }
            if (text.contains("assign requested address")) {
                return "this machine does not have that address";
            }
            if (text.contains("ermission denied")) {
                return "this user may not use the port";
            }
        }
        return String.valueOf(problem.getMessage());
    }

    /**
     * What this node was started with.
     *
     * @return the configuration
     */
    public NodeConfig config() {
        return config;
    }

    /**
     * The chain.
     *
     * @return open until {@link #close}
     */
    public Consensus consensus() {
        return consensus;
    }

    /**
     * Transactions that wait.
     *
     * @return the mempool
     */
    public Mempool mempool() {
        return mempool;
    }

    /**
     * Blocks to mine.
     *
     * @return the cached builder that RPC uses too
     */
    public BlockTemplates templates() {
        return templates;
    }

    /**
     * Unspent outputs by script.
     *
     * @return empty without {@link NodeConfig#utxoIndex}
     */
    public Optional<UtxoIndex> utxoIndex() {
        return utxoIndex;
    }

    /**
     * What was done since the start.
     *
     * @return live counters
     */
    public NodeCounters counters() {
        return counters;
    }

    /**
     * The bound gRPC port.
     *
     * @return never 0
     */
    public int rpcPort() {
        return rpc.port();
    }

    /**
     * RPC clients connected now.
     *
     * @return how many
     */
    public int rpcConnections() {
        return rpc.connections();
    }

    /**
     * The bound metrics port.
     *
     * @return empty if metrics are not served
     */
    public Optional<Integer> metricsPort() {
        return metrics.map(MetricsServer::port);
    }

    /**
     * Why the node stopped working by itself.
     *
     * @return one sentence; empty while all is well
     */
    public Optional<String> failure() {
        return failure;
    }

    /** Stops in reverse order of starting; a part that fails to stop does not keep the others from it. */
    @Override
    public void close() {
        synchronized (opened) {
            if (closed) {
                return;
            }
            closed = true;
            while (!opened.isEmpty()) {
                AutoCloseable part = opened.pop();
                try {
                    part.close();
                } catch (Exception e) {
                    log.error("stopping " + part.getClass().getSimpleName() + " failed: " + e);
                    log.trace(e);
                }
            }
        }
    }
}
