package network.pyrin.standalone;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Runs behind the HTTP server, which answers from the first moment: the node with its history, then the processor, then
 * life in real time. Stops in the opposite order.
 */
public final class StandaloneApplication implements QuarkusApplication {
    private static final int FAILED = 1;

    private final MeterRegistry registry;

    /**
     * Made by the framework.
     *
     * @param registry for all meters
     */
    @Inject
    public StandaloneApplication(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public int run(String... args) {
        Optional<Launch> launch = Launch.current();
        if (launch.isEmpty()) {
            Quarkus.waitForExit();
            return 0;
        }
        try {
            return live(launch.get());
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    private int live(Launch launch) {
        StandaloneConfig config = launch.config();
        InstantSource clock = InstantSource.system();
        try (ChainSide chain = launch.awaitChain();
                ReadSide reader = ReadSide.start(config, chain.rpc(), launch.backends(), registry, clock)) {
            // Wallets may submit from now on.
            System.setProperty("pyrin.node", chain.rpc().toString());
            chain.goOn(reader::blueScore);
            try (PackagedFunctions functions = PackagedFunctions.start(launch, chain.rpc())) {
                printAddresses(System.out, launch, chain.rpc(), functions);
                Quarkus.waitForExit();
                System.out.println("Stopping.");
            }
        }
        return 0;
    }

    private static void printAddresses(PrintStream out, Launch launch, HostPort rpc, PackagedFunctions functions) {
        StandaloneConfig config = launch.config();
        String site = "127.0.0.1:" + launch.httpPort();
        String usual = "127.0.0.1:" + config.network().rpcPort();
        boolean moved = config.externalNode().isEmpty()
                && config.rpcListen().isEmpty()
                && !rpc.toString().equals(usual);
        out.printf(
                """

                %s is running. Ctrl-C stops it; the next start continues.
                  Explorer     http://%s/
                  API docs     http://%s/api/docs%s
                  Stream       ws://%s/stream
                  Node gRPC    %s%s
                  Metrics      http://%s/metrics
                  Data folder  %s

                """,
                config.network().label(),
                site,
                site,
                functions.note(),
                site,
                rpc,
                moved ? "  (" + usual + " is in use)" : "",
                site,
                config.networkFolder());
        out.flush();
    }
}
