package network.pyrin.node.app;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.NodeService;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.rpcserver.RpcLimits;
import network.pyrin.node.storage.StoreMemory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The flags of {@code ./pyrin node}, under the original's names where it has them. Those of things this node cannot do yet are
 * known too, so that they are answered with a sentence instead of "unknown".
 */
final class NodeFlags {
    private static final StoreMemory MEMORY = StoreMemory.DEFAULT;

    @Option(names = "--testnet", description = "the test network")
    boolean testnet;

    @Option(names = "--netsuffix", paramLabel = "N", description = "which test network: 10 or 11 (default: 10)")
    int netsuffix = 10;

    @Option(names = "--devnet", description = "the development network: real proof of work, easy genesis")
    boolean devnet;

    @Option(names = "--simnet", description = "the simulation network: ten blocks a second, no proof of work")
    boolean simnet;

    @Nullable
    @Option(
            names = {"-b", "--appdir"},
            paramLabel = "DIR",
            description = "where data is kept (default: .pyrin beside the launcher)")
    Path appdir;

    @Nullable
    @Option(
            names = "--rpclisten",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "IP[:PORT]",
            description = "where gRPC listens (default: loopback, the network's port)")
    String rpclisten;

    @Option(
            names = "--rpcmaxclients",
            paramLabel = "N",
            description = "gRPC clients served at the same time (default: 128)")
    int rpcmaxclients = 128;

    @Option(names = "--unsaferpc", description = "allow calls that change the node or cost it much")
    boolean unsaferpc;

    @Option(names = "--utxoindex", description = "keep unspent outputs by address, for balance and UTXO calls")
    boolean utxoindex;

    @Option(
            names = "--max-tracked-addresses",
            paramLabel = "N",
            description = "addresses one client may subscribe to (default: 100000)")
    int maxTrackedAddresses = 100_000;

    @Option(names = "--enable-unsynced-mining", description = "take blocks while the node is not up to date")
    boolean enableUnsyncedMining;

    @Option(names = "--enable-mainnet-mining", hidden = true, description = "accepted; mining is always enabled")
    boolean enableMainnetMining;

    @Option(names = "--archival", description = "never delete old blocks")
    boolean archival;

    @Nullable
    @Option(
            names = "--metrics-listen",
            paramLabel = "IP:PORT",
            description = "serve Prometheus metrics at /metrics there (default: not at all)")
    String metricsListen;

    @Option(
            names = {"-d", "--loglevel"},
            paramLabel = "LEVEL",
            description = "off, error, warn, info, debug or trace (default: info)")
    String loglevel = "info";

    @Option(
            names = {"-t", "--async-threads"},
            paramLabel = "N",
            description = "worker threads (default: as many as processors)")
    int asyncThreads;

    @Option(names = "--ram-scale", paramLabel = "X", description = "scale caches by this factor (default: 1.0)")
    double ramScale = 1;

    @Option(
            names = {"--nologfiles", "--nodnsseed", "--disable-upnp", "--yes", "--perf-metrics"},
            hidden = true,
            description = "accepted: this node does so anyway")
    boolean accepted;

    @Nullable
    @Option(
            names = {"--connect", "--addpeer", "--listen", "--outpeers", "--maxinpeers", "--externalip", "--uacomment"},
            hidden = true,
            arity = "0..1",
            description = "peers: not available yet")
    List<String> peers;

    @Nullable
    @Option(
            names = {"--rpclisten-borsh", "--rpclisten-json"},
            hidden = true,
            arity = "0..1",
            fallbackValue = "",
            description = "wRPC: not available yet")
    List<String> wrpc;

    @Nullable
    @Option(
            names = {
                "-C",
                "--configfile",
                "--logdir",
                "--sanity",
                "--reset-db",
                "--nogrpc",
                "--perf-metrics-interval-sec"
            },
            hidden = true,
            arity = "0..1",
            fallbackValue = "",
            description = "not available")
    List<String> unavailable;

    /** Which network the flags name. */
    NetworkId network() throws UsageException {
        int named = (testnet ? 1 : 0) + (devnet ? 1 : 0) + (simnet ? 1 : 0);
        if (named > 1) {
            throw new UsageException("give one of --testnet, --devnet and --simnet, not several");
        }
        if (simnet) {
            return NetworkId.SIMNET;
        }
        if (devnet) {
            return NetworkId.DEVNET;
        }
        if (!testnet) {
            return NetworkId.MAINNET;
        }
        return switch (netsuffix) {
            case 10 -> NetworkId.TESTNET_10;
            case 11 -> NetworkId.TESTNET_11;
            default -> throw new UsageException("there is no testnet " + netsuffix + ", only 10 and 11");
        };
    }

    /** The folder of a network below the application folder. */
    Path folder() throws UsageException {
        Path base =
                appdir == null ? Path.of(System.getProperty("pyrin.root", ".")).resolve(".pyrin") : appdir;
        return base.resolve(network().text()).resolve("node").toAbsolutePath().normalize();
    }

    NodeConfig config() throws UsageException {
        refuseWhatIsNotThere();
        NetworkId network = network();
        boolean alone = network == NetworkId.SIMNET || network == NetworkId.DEVNET;
        if (!alone && !enableUnsyncedMining) {
            throw new UsageException(
                    network.text() + " needs peers, which this node does not have yet: use --simnet or "
                            + "--devnet, or run alone with --enable-unsynced-mining");
        }
        int port = network.defaultPort(NodeService.GRPC);
        RpcLimits limits = RpcLimits.standard()
                .withMaxConnections(atLeastOne("--rpcmaxclients", rpcmaxclients))
                .withMaxAddresses(atLeastOne("--max-tracked-addresses", maxTrackedAddresses));
        return new NodeConfig(
                NetworkParams.of(network),
                folder(),
                ListenAddress.parse("--rpclisten", rpclisten == null ? "" : rpclisten, port),
                metrics(),
                utxoindex,
                enableUnsyncedMining,
                unsaferpc,
                archival,
                limits,
                memory(),
                options());
    }

    private Optional<InetSocketAddress> metrics() throws UsageException {
        return metricsListen == null
                ? Optional.empty()
                : Optional.of(ListenAddress.parse("--metrics-listen", metricsListen, 0));
    }

    private StoreMemory memory() throws UsageException {
        if (!(ramScale >= 0.1 && ramScale <= 10)) {
            throw new UsageException("--ram-scale: must be between 0.1 and 10, not " + ramScale);
        }
        return new StoreMemory(
                (long) (MEMORY.blockCacheBytes() * ramScale), (long) (MEMORY.writeBufferBytes() * ramScale));
    }

    private ConsensusOptions options() throws UsageException {
        ConsensusOptions standard = ConsensusOptions.standard();
        return new ConsensusOptions(
                asyncThreads == 0 ? standard.threads() : atLeastOne("--async-threads", asyncThreads),
                (int) (standard.utxoCacheEntries() * ramScale),
                (int) (standard.scriptCacheEntries() * ramScale),
                standard.pendingBlocksMax(),
                standard.virtualParentChoice());
    }

    private static int atLeastOne(String flag, int value) throws UsageException {
        if (value < 1) {
            throw new UsageException(flag + ": must be at least 1, not " + value);
        }
        return value;
    }

    private void refuseWhatIsNotThere() throws UsageException {
        if (peers != null) {
            throw new UsageException("this node cannot talk to peers yet: leave out --connect, --addpeer, --listen, "
                    + "--outpeers, --maxinpeers, --externalip and --uacomment");
        }
        if (wrpc != null) {
            throw new UsageException(
                    "this node does not serve wRPC yet: leave out --rpclisten-borsh and --rpclisten-json, and use gRPC");
        }
        if (unavailable != null) {
            throw new UsageException("this node has no --configfile, --logdir, --sanity, --reset-db, --nogrpc and "
                    + "--perf-metrics-interval-sec: leave them out");
        }
    }
}
