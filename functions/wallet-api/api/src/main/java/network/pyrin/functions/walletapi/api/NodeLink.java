package network.pyrin.functions.walletapi.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Database;
import network.pyrin.noderpc.NodeCalls;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import network.pyrin.noderpc.NodeRpcException;
import org.crac.Context;
import org.crac.Resource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The connection to the node of {@code pyrin.node} (HOST:PORT), opened at the first call. Thread-safe.
 *
 * <p>A function is frozen between two requests, and a connection that was silent for long may be dead without either side
 * knowing. So one that was not used for {@value #IDLE_MILLIS} ms is opened anew: better before a submission than during it.
 */
@ApplicationScoped
public class NodeLink implements Resource {
    private static final System.Logger LOG = System.getLogger(NodeLink.class.getName());
    private static final long IDLE_MILLIS = 30_000;

    private final Config config;
    private final Database database;
    private final Duration deadline;
    private Optional<NodeClient> client = Optional.empty();
    private String target = "";
    private long usedMillis;

    /**
     * Made by the container.
     *
     * @param config where the node is; it may become known later than this is made
     * @param database which network the node has to be of
     * @param deadline longest wait for one call
     */
    @Inject
    public NodeLink(
            Config config,
            Database database,
            @ConfigProperty(name = "pyrin.node.deadline", defaultValue = "PT6S") Duration deadline) {
        this.config = config;
        this.database = database;
        this.deadline = deadline;
    }

    /**
     * The node's calls, over a connection that answered just now.
     *
     * @return for this request
     * @throws ApiException 503 if the node cannot be reached: nothing was sent
     */
    NodeCalls connected() {
        NodeClient open = open();
        if (!open.isConnected()) {
            try {
                open.getCurrentNetwork();
            } catch (NodeRpcException e) {
                LOG.log(System.Logger.Level.WARNING, "the node cannot be reached: " + e.getMessage());
                throw unavailable();
            }
        }
        return open;
    }

    private static ApiException unavailable() {
        return new ApiException(
                503, "node-unavailable", "The node cannot be reached just now. Nothing was sent to it.", 5);
    }

    private synchronized NodeClient open() {
        String wanted = config.getOptionalValue("pyrin.node", String.class).orElseThrow(NodeLink::unavailable);
        long now = database.nowMillis();
        boolean usable = client.isPresent() && target.equals(wanted) && now - usedMillis < IDLE_MILLIS;
        usedMillis = now;
        if (usable) {
            return client.get();
        }
        client.ifPresent(NodeClient::close);
        NodeClient opened = NodeClient.start(
                parse(wanted).expecting(database.network().text()).withDeadline(deadline));
        client = Optional.of(opened);
        target = wanted;
        return opened;
    }

    private static NodeClientConfig parse(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return NodeClientConfig.of(
                    address.substring(0, Math.max(0, colon)), Integer.parseInt(address.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, "PYRIN_NODE is not HOST:PORT: " + address);
            throw unavailable();
        }
    }

    /** Before this process is copied: no copy may use its sockets. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        close();
    }

    /** In a copy: nothing; the first call opens a connection. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Opened when needed.
    }

    @PreDestroy
    synchronized void close() {
        client.ifPresent(NodeClient::close);
        client = Optional.empty();
    }
}
