package network.pyrin.standalone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import org.jspecify.annotations.Nullable;

/** A node without miners, the processor behind it, and what the API needs of both; the test mines. */
public final class LiveStack implements QuarkusTestResourceLifecycleManager {
    private static @Nullable NodeClient node;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** The node. */
    static NodeClient node() {
        return Objects.requireNonNull(node);
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path data = Files.createTempDirectory("wallet-on-real-node");
            StandaloneConfig config = new StandaloneConfig(
                    LocalNetwork.SIMNET,
                    Optional.empty(),
                    Optional.empty(),
                    new EventsChoice.EmbeddedRedis(),
                    false,
                    false,
                    2,
                    0,
                    false,
                    data,
                    0,
                    Optional.of(new HostPort("127.0.0.1", 0)),
                    false,
                    data,
                    Optional.empty());
            Trouble trouble = new Trouble(System.err, () -> {});
            DataFolder folder = keep(DataFolder.open(config.networkFolder(), "simnet"));
            Backends backends = keep(Backends.start(config, folder, trouble));
            ChainSide chain = keep(ChainSide.start(config, folder, InstantSource.system(), trouble));
            keep(ReadSide.start(config, chain.rpc(), backends, new SimpleMeterRegistry(), InstantSource.system()));
            node = keep(NodeClient.start(
                    NodeClientConfig.of(chain.rpc().host(), chain.rpc().port())));
            return Map.of(
                    "pyrin.mongodb.uri",
                    backends.mongodbUri(),
                    "pyrin.events",
                    backends.events().toString(),
                    "pyrin.network",
                    "simnet",
                    "pyrin.node",
                    chain.rpc().toString(),
                    "pyrin.http.limits",
                    "off");
        } catch (IOException e) {
            throw new UncheckedIOException("the stack cannot start", e);
        }
    }

    @Override
    public void stop() {
        Parts.closeAll(started);
    }
}
