package network.pyrin.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.pyrin.simnet.SimnetConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The flags of {@code ./pyrin up}, as typed; {@link #toConfig} checks them. */
@Command(
        name = "pyrin up",
        sortOptions = false,
        usageHelpWidth = 100,
        description = {
            "Runs everything in one process: node, miners, processor, API, stream and explorer.",
            "Data lives under .pyrin/<network>; Ctrl-C stops, the next start continues."
        })
final class UpFlags {
    private static final Set<String> NEED_PEERS = Set.of("mainnet", "testnet-10", "testnet-11");
    private static final double BLOCKS_PER_SECOND_MAX = 10;
    private static final int HISTORY_BLOCKS_MAX = 2_000_000;

    @Option(names = "--network", paramLabel = "NAME", description = "simnet (default) or devnet (real proof of work)")
    String network = "simnet";

    @Option(
            names = "--connect",
            paramLabel = "HOST",
            description = "join a network through this peer (not possible yet)")
    @Nullable
    String connect;

    @Option(
            names = "--node",
            paramLabel = "HOST:PORT",
            description = "use this node's gRPC instead of the built-in node")
    @Nullable
    String node;

    @Option(names = "--mongodb", paramLabel = "URI", description = "use this MongoDB instead of the embedded one")
    @Nullable
    String mongodb;

    @Option(names = "--redis", paramLabel = "URI", description = "use this Redis instead of the embedded one")
    @Nullable
    String redis;

    @Option(
            names = "--events",
            paramLabel = "redis|sns",
            description = {
                "what carries events: Redis (default), or SNS and SQS of an AWS emulator: the one that AWS_ENDPOINT_URL",
                "names, else one that is started here; never an account"
            })
    String events = "redis";

    @Option(
            names = "--no-mine",
            description = "no built-in miners and no history; wallets pay with the coins they have while others mine")
    boolean noMine;

    @Option(names = "--no-traffic", description = "no built-in wallets")
    boolean noTraffic;

    @Option(
            names = "--bps",
            paramLabel = "N",
            description = "blocks per second of the built-in miners (simnet 2, devnet 1)")
    @Nullable
    Double blocksPerSecond;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = {
                "blocks of back-dated history, half a second apart, on an empty folder (simnet; default 2400; 0: none);",
                "those above 2400 are mined while everything runs, as fast as the stack follows"
            })
    @Nullable
    Integer history;

    @Option(
            names = "--allow-local-webhooks",
            description = "webhooks may call this machine's loopback, by http and on any port: to develop receivers")
    boolean allowLocalWebhooks;

    @Option(
            names = "--functions",
            paramLabel = "HOW",
            description = "inline (default), or lambda: the API as packaged functions, run as Lambda runs them")
    String functions = "inline";

    @Option(names = "--archival", description = "keep all history in the node")
    boolean archival;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the data (default .pyrin)")
    @Nullable
    Path data;

    @Option(names = "--port", paramLabel = "N", description = "HTTP port (default 8080; 0: any free)")
    int port = 8080;

    @Option(
            names = "--rpclisten",
            paramLabel = "ADDR",
            description = "HOST:PORT of the node's gRPC (default: the network's)")
    @Nullable
    String rpcListen;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    boolean help;

    /**
     * Checks every flag and the ones that exclude each other.
     *
     * @param root the project's top folder: the default data and the explorer's built files lie in it
     * @param environment the process's
     * @return what to run
     * @throws UsageException with one sentence about the first flag that cannot be followed
     */
    StandaloneConfig toConfig(Path root, Map<String, String> environment) {
        LocalNetwork local = localNetwork();
        if (connect != null) {
            throw new UsageException(
                    "--connect " + connect + ": this node cannot talk to peers yet. Leave the flag out to run "
                            + local.label() + " alone, or use another node with --node HOST:PORT.");
        }
        Optional<HostPort> external = Optional.ofNullable(node).map(text -> address("--node", text, 1));
        Optional<HostPort> listen = Optional.ofNullable(rpcListen).map(text -> address("--rpclisten", text, 0));
        if (external.isPresent() && (listen.isPresent() || archival)) {
            throw new UsageException("--node uses another node, so " + (archival ? "--archival" : "--rpclisten")
                    + " has nothing to act on: leave one of them out.");
        }
        if (port < 0 || port > 65535) {
            throw new UsageException("--port " + port + ": a port lies between 0 (any free) and 65535.");
        }
        return new StandaloneConfig(
                local,
                external,
                Optional.ofNullable(mongodb).map(text -> uri("--mongodb", text, "mongodb", "mongodb+srv")),
                events(environment),
                !noMine,
                !noTraffic,
                pace(local),
                historyBlocks(local),
                archival,
                (data == null ? root.resolve(".pyrin") : data).toAbsolutePath().normalize(),
                port,
                listen,
                allowLocalWebhooks,
                // A release bundle has the pages elsewhere than the project.
                Optional.ofNullable(System.getProperty("pyrin.site"))
                        .map(Path::of)
                        .orElse(root.resolve("cdn-static/apps/explorer/dist")),
                packagedFunctions(root));
    }

    private Optional<Path> packagedFunctions(Path root) {
        return switch (functions) {
            case "inline" -> Optional.empty();
            case "lambda" -> Optional.of(root.resolve("functions/target/artefacts"));
            default ->
                throw new UsageException("--functions " + functions + ": choose inline (in this process) or lambda.");
        };
    }

    private EventsChoice events(Map<String, String> environment) {
        Optional<EventsChoice> external = Optional.ofNullable(redis)
                .map(text -> new EventsChoice.ExternalRedis(uri("--redis", text, "redis", "rediss")));
        return switch (events.toLowerCase(Locale.ROOT)) {
            case "redis" -> external.orElseGet(EventsChoice.EmbeddedRedis::new);
            case "sns" -> {
                if (external.isPresent()) {
                    throw new UsageException(
                            "--events sns uses no Redis, so --redis has nothing to act on: leave one of "
                                    + "them out.");
                }
                yield EventsChoice.sns(Optional.ofNullable(environment.get(EventsChoice.ENDPOINT)));
            }
            default -> throw new UsageException("--events " + events + ": choose redis or sns.");
        };
    }

    private LocalNetwork localNetwork() {
        String name = network.toLowerCase(Locale.ROOT);
        if (NEED_PEERS.contains(name)) {
            throw new UsageException("--network " + name + " needs peers, which this node does not have yet. "
                    + "Use simnet or devnet; both run alone on this machine.");
        }
        for (LocalNetwork candidate : LocalNetwork.values()) {
            if (candidate.label().equals(name)) {
                return candidate;
            }
        }
        throw new UsageException("--network " + network + " is not a network: choose simnet or devnet.");
    }

    private double pace(LocalNetwork local) {
        double pace = blocksPerSecond == null ? local.defaultBlocksPerSecond() : blocksPerSecond;
        if (!(pace > 0 && pace <= BLOCKS_PER_SECOND_MAX)) {
            throw new UsageException("--bps " + pace + ": choose more than 0 and at most 10 blocks per second.");
        }
        return pace;
    }

    private int historyBlocks(LocalNetwork local) {
        boolean possible = local == LocalNetwork.SIMNET && !noMine && node == null;
        if (history == null) {
            return possible ? SimnetConfig.FIRST_HISTORY_BLOCKS : 0;
        }
        if (!possible) {
            throw new UsageException("--history " + history + ": only the built-in miners of simnet mine a history, so "
                    + "there is nothing to act on. Leave it out.");
        }
        if (history < 0 || history > HISTORY_BLOCKS_MAX) {
            throw new UsageException(
                    "--history " + history + ": choose 0 to " + HISTORY_BLOCKS_MAX + " blocks; a day is 172800.");
        }
        return history;
    }

    private static HostPort address(String flag, String text, int portMin) {
        try {
            HostPort address = HostPort.parse(text);
            if (address.port() >= portMin) {
                return address;
            }
            throw new UsageException(flag + " " + text + ": a port is needed, as in 127.0.0.1:16510.");
        } catch (IllegalArgumentException e) {
            throw new UsageException(flag + ": " + e.getMessage() + ".", e);
        }
    }

    private static String uri(String flag, String text, String... schemes) {
        try {
            String scheme = URI.create(text).getScheme();
            if (scheme != null && Set.of(schemes).contains(scheme.toLowerCase(Locale.ROOT))) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(flag + ": this is not an address of the form " + schemes[0] + "://host:port.", e);
        }
        throw new UsageException(flag + ": this is not an address of the form " + schemes[0] + "://host:port.");
    }
}
