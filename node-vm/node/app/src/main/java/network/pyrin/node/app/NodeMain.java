package network.pyrin.node.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.rpcserver.RpcPolicy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** {@code ./pyrin node}: runs a node until it is told to stop. Exit codes: 0 stopped, 1 failed, 2 wrong flags. */
@Command(
        name = "pyrin node",
        description = "Runs a node alone, without miners, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = NodeMain.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        footer = {"", "Ports listen on loopback unless told otherwise."})
public final class NodeMain implements Callable<Integer> {
    private static final int FAILED = 1;

    /** The network layer's own log: what matters of it reaches clients and {@link NodeLog}. Held, or the level is lost. */
    private static final List<Logger> NETWORK_LOGS = List.of(Logger.getLogger("io.grpc"), Logger.getLogger("io.netty"));

    @Mixin
    private final NodeFlags flags = new NodeFlags();

    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch stop;

    NodeMain(PrintStream out, PrintStream err, CountDownLatch stop) {
        this.out = out;
        this.err = err;
        this.stop = stop;
    }

    /**
     * Runs and ends the process.
     *
     * @param arguments flags
     */
    public static void main(String[] arguments) {
        NETWORK_LOGS.forEach(log -> log.setLevel(Level.OFF));
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        int code = run(arguments, System.out, System.err, stop);
        stopped.countDown();
        System.exit(code);
    }

    /** Runs until the latch opens; returns the exit code. */
    static int run(String[] arguments, PrintStream out, PrintStream err, CountDownLatch stop) {
        CommandLine line = new CommandLine(new NodeMain(out, err, stop));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.addSubcommand(new NodeVerify(out, err, stop));
        line.addSubcommand(new NodeExport(out, err, stop));
        line.addSubcommand(new NodeImport(out, err, stop));
        line.addSubcommand(new NodeCheckpoint(out, err));
        line.setParameterExceptionHandler(NodeMain::usageError);
        return line.execute(arguments);
    }

    private static int usageError(ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        line.getErr().println("pyrin node: " + problem.getMessage());
        line.getErr().println("Try ./pyrin node --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Integer call() {
        InstantSource clock = InstantSource.system();
        try {
            NodeConfig config = flags.config();
            NodeLog log = new NodeLog(out, NodeLog.Level.parse(flags.loglevel), clock);
            return serve(config, clock, log);
        } catch (UsageException | IllegalArgumentException e) {
            err.println("pyrin node: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (NodeStartException e) {
            err.println("pyrin node: " + e.getMessage());
            return FAILED;
        }
    }

    private int serve(NodeConfig config, InstantSource clock, NodeLog log) throws NodeStartException {
        int code;
        Path folder = config.folder();
        log.info("starting on " + config.params().network().text() + ", data in " + folder);
        try (Node node = Node.start(config, new NativeSignatures(), clock, log, stop::countDown)) {
            log.info("gRPC on " + config.rpcListen().getAddress().getHostAddress() + ":" + node.rpcPort());
            node.metricsPort().ifPresent(port -> log.info("metrics on port " + port + " at /metrics"));
            log.info("at DAA score " + node.consensus().virtual().daaScore() + ", sink "
                    + node.consensus().virtual().sink());
            awaitQuietly(stop);
            log.info("stopping");
            code = node.failure().isPresent() ? FAILED : CommandLine.ExitCode.OK;
        }
        log.info("stopped");
        return code;
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Pyrin node, RPC as of release " + RpcPolicy.SERVER_VERSION};
        }
    }
}
