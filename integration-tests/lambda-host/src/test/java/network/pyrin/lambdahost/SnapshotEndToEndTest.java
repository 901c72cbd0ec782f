package network.pyrin.lambdahost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.tiny.Conditions;
import network.pyrin.lambdahost.training.SampleClient;
import network.pyrin.lambdahost.training.SampleDatabase;
import network.pyrin.lambdahost.training.SampleEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The managed packages as SnapStart runs them, with the client of the managed runtime: started, tried, asked to prepare for
 * a copy, restored where the database is another one. No copy is made: what would make copies differ is not shown here.
 */
class SnapshotEndToEndTest {
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(512, Duration.ofMinutes(2), Duration.ofMinutes(2), 64);

    @TempDir
    static Path temp;

    @TestFactory
    Stream<DynamicTest> aSnapshotHoldsNoConnectionAndACopyOpensItsOwn() {
        // The pool's function has no database.
        return Stream.of("alerts", "explorer-api", "wallet-api")
                .map(name -> DynamicTest.dynamicTest(name, () -> snapshot(name)));
    }

    private static int portOf(SampleDatabase database) {
        return URI.create(database.uri()).getPort();
    }

    private static void snapshot(String name) throws Exception {
        try (SampleDatabase before = SampleDatabase.start();
                SampleDatabase after = SampleDatabase.start();
                Relay relay = new Relay(portOf(before));
                SampleClient client = new SampleClient()) {
            Map<String, String> environment = new HashMap<>(after.environment());
            environment.put("PYRIN_MONGODB_URI", before.uri().replace(":" + portOf(before), ":" + relay.port()));
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            CompletableFuture<List<Integer>> held = new CompletableFuture<>();
            FunctionSettings settings =
                    FunctionSettings.of(name, environment).with(LIMITS).scaled(1, 10);
            try (LambdaHost host = LambdaHost.start(
                    LambdaHost.Setup.of(settings, Packages.managed(name), temp.resolve(name)), line -> {
                        if (line.startsWith("RESTORE_START")) {
                            held.complete(atTheSnapshot(relay));
                            relay.lead(portOf(after));
                        }
                    })) {
                int status = client.send(host, name, SampleEvents.of(name).getFirst());
                assertThat(status).isEqualTo(200);
                List<Integer> connections = held.get(1, TimeUnit.MINUTES);
                assertThat(connections.getFirst()).as("opened by the trial").isPositive();
                assertThat(connections.getLast()).as("held at the snapshot").isZero();
                assertThat(relay.accepted()).as("opened after the restore").isGreaterThan(connections.getFirst());
            }
        }
    }

    /** How many connections there were and are; the driver's own threads may need a moment to let go. */
    private static List<Integer> atTheSnapshot(Relay relay) {
        Conditions.await("no connection is held", () -> relay.open() == 0);
        return List.of(relay.accepted(), relay.open());
    }
}
