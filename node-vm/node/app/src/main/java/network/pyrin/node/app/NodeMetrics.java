package network.pyrin.node.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import network.pyrin.chain.Difficulty;
import network.pyrin.node.rpcserver.NodeCounters;

/** A node's figures under the names {@code pyrin_node_…}, for any registry. Reading them costs nothing to the node. */
public final class NodeMetrics implements MeterBinder {
    private final Node node;

    /**
     * Figures of a node.
     *
     * @param node the running node
     */
    public NodeMetrics(Node node) {
        this.node = node;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "blocks", "blocks stored", NodeCounters::bodies);
        counter(registry, "blocks.submitted", "blocks handed in by clients", NodeCounters::submitted);
        counter(registry, "transactions", "transactions in stored blocks", NodeCounters::transactions);
        counter(registry, "chain.blocks", "blocks that became chain blocks", NodeCounters::chainBlocks);
        counter(registry, "reorganisations", "changes that removed chain blocks", NodeCounters::reorganisations);
        gauge(registry, "daa.score", "DAA score of virtual", n -> n.consensus()
                .virtual()
                .daaScore());
        gauge(registry, "sink.blue.score", "blue score of the sink", n -> n.consensus()
                .virtual()
                .sinkBlueScore());
        gauge(
                registry,
                "sink.timestamp.seconds",
                "timestamp of the sink",
                n -> n.consensus().virtual().sinkTimestampMillis() / 1000.0);
        gauge(registry, "tips", "tips of the DAG", n -> n.consensus()
                .virtual()
                .tips()
                .size());
        gauge(registry, "virtual.parents", "parents of virtual", n -> n.consensus()
                .virtual()
                .parents()
                .size());
        gauge(
                registry,
                "difficulty",
                "difficulty of the next block",
                n -> Difficulty.of(n.consensus().virtual().bits(), n.config().params()));
        gauge(registry, "supply.leor", "sum of unspent outputs", n -> n.consensus()
                .virtual()
                .circulatingLeor());
        gauge(registry, "mempool.transactions", "transactions waiting", n -> n.mempool()
                .size());
        gauge(registry, "rpc.connections", "RPC clients", Node::rpcConnections);
    }

    private void counter(MeterRegistry registry, String name, String text, ToDoubleFunction<NodeCounters> value) {
        FunctionCounter.builder("pyrin.node." + name, node.counters(), value)
                .description(text)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String text, ToDoubleFunction<Node> value) {
        Gauge.builder("pyrin.node." + name, node, value).description(text).register(registry);
    }
}
