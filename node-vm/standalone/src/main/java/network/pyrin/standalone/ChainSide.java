package network.pyrin.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.app.Node;
import network.pyrin.node.app.NodeConfig;
import network.pyrin.node.app.NodeLog;
import network.pyrin.node.app.NodeStartException;
import network.pyrin.simnet.ChainPort;
import network.pyrin.simnet.Simnet;
import network.pyrin.simnet.SimnetConfig;
import network.pyrin.simnet.WalletSeed;

/** Where blocks come from: the built-in node with its miners and wallets, or a node that runs elsewhere. */
final class ChainSide implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final HostPort rpc;
    private final Optional<Simnet> simnet;
    private final LongSupplier blueScore;

    private ChainSide(StandaloneConfig config, DataFolder folder, InstantSource clock, Trouble trouble)
            throws IOException, NodeStartException {
        if (config.externalNode().isPresent()) {
            rpc = config.externalNode().get();
            simnet = Optional.empty();
            blueScore = () -> 0;
            return;
        }
        boolean whole = false;
        try {
            HostPort listen = Ports.rpc(config);
            NativeSignatures signatures = new NativeSignatures();
            Node node = keep(Node.start(
                    nodeConfig(config, folder, listen),
                    signatures,
                    clock,
                    new NodeLog(System.err, NodeLog.Level.WARN, clock),
                    () -> trouble.report("The node cannot go on (see above). Stopping; what it has stored is safe.")));
            rpc = new HostPort(listen.host(), node.rpcPort());
            blueScore = () -> node.consensus().virtual().sinkBlueScore();
            simnet = config.mine() || config.traffic()
                    ? Optional.of(keep(simnet(config, folder, node, signatures, clock)))
                    : Optional.empty();
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private static NodeConfig nodeConfig(StandaloneConfig config, DataFolder folder, HostPort listen) {
        return NodeConfig.embedded(NetworkParams.of(config.network().id()), folder.part("node"))
                .withRpcListen(new InetSocketAddress(listen.host(), listen.port()))
                .withArchival(config.archival());
    }

    private static Simnet simnet(
            StandaloneConfig config, DataFolder folder, Node node, NativeSignatures signatures, InstantSource clock)
            throws IOException {
        SimnetConfig standard = SimnetConfig.standard();
        SimnetConfig lively = new SimnetConfig(
                config.mine() ? config.blocksPerSecond() : 0,
                config.traffic() ? standard.transactionsPerSecond() : 0,
                config.historyBlocks(),
                standard.habits());
        RandomGenerator random = new SplittableRandom();
        WalletSeed seed = WalletSeed.openOrCreate(Files.createDirectories(folder.part("wallets")), random);
        return new Simnet(
                new ChainPort(node.consensus(), node.mempool(), node.templates()),
                lively,
                seed,
                signatures,
                random,
                clock);
    }

    /**
     * Starts the node; nothing is mined yet.
     *
     * @param config what to run
     * @param folder where node and wallets keep their data
     * @param clock wall clock
     * @param trouble told should the node stop by itself
     * @return running
     * @throws UsageException if it cannot start
     */
    static ChainSide start(StandaloneConfig config, DataFolder folder, InstantSource clock, Trouble trouble) {
        try {
            return new ChainSide(config, folder, clock, trouble);
        } catch (IOException | NodeStartException e) {
            throw new UsageException("The node cannot start: " + e.getMessage(), e);
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    /**
     * The node's gRPC.
     *
     * @return where it listens
     */
    HostPort rpc() {
        return rpc;
    }

    /** Mines what is missing of the history, showing how far it is; returns at once where there is none to mine. */
    void mineHistory() {
        simnet.ifPresent(chain -> {
            int missing = chain.historyMissing();
            if (missing > 0) {
                chain.mineHistory(new ProgressBar(System.out, "Mining history", missing, System.console() != null));
            }
        });
    }

    /**
     * Begins to mine and pay: what is left of the history as fast as the read model follows, then in real time.
     *
     * @param readBlueScore how far the read model is
     */
    void goOn(LongSupplier readBlueScore) {
        simnet.ifPresent(chain -> chain.start(new Pace(blueScore, readBlueScore)));
    }

    @Override
    public void close() {
        Parts.closeAll(started);
    }
}
