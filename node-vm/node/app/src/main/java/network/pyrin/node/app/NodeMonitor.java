package network.pyrin.node.app;

import java.time.Duration;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.node.rpcserver.NodeCounters;

/** Says now and then what the node has done: one line in ten seconds, none if nothing happened. */
final class NodeMonitor implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Node node;
    private final NodeLog log;
    private final Thread thread;
    private long blocks;
    private long transactions;
    private long chainBlocks;

    NodeMonitor(Node node, NodeLog log) {
        this.node = node;
        this.log = log;
        this.thread = Thread.ofVirtual().name("node-monitor").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                report();
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void report() {
        NodeCounters counters = node.counters();
        long newBlocks = counters.bodies() - blocks;
        if (newBlocks > 0) {
            VirtualState virtual = node.consensus().virtual();
            log.info("took " + newBlocks + " blocks, " + (counters.chainBlocks() - chainBlocks)
                    + " of them chain blocks, "
                    + (counters.transactions() - transactions) + " transactions in " + EVERY.toSeconds()
                    + " s; DAA score " + virtual.daaScore() + ", "
                    + virtual.tips().size() + " tips, "
                    + node.mempool().size() + " transactions waiting");
        }
        blocks = counters.bodies();
        transactions = counters.transactions();
        chainBlocks = counters.chainBlocks();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
