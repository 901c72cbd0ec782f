package network.pyrin.dagsimulation;

import java.util.List;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Block;

/** Carries blocks between nodes: each with its own delay, and not across a split while it lasts. */
final class SimulatedNetwork {
    private static final int LATE_FACTOR = 20;

    private final SimulationPlan plan;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final List<SimulatedNode> nodes;
    private long splitUntilMillis;
    private int splitAt;

    SimulatedNetwork(SimulationPlan plan, VirtualTime time, RandomGenerator random, List<SimulatedNode> nodes) {
        this.plan = plan;
        this.time = time;
        this.random = random;
        this.nodes = nodes;
    }

    /** Cuts the nodes below a random one off from the others for a while. */
    void split() {
        splitAt = 1 + random.nextInt(nodes.size() - 1);
        splitUntilMillis = time.millis() + plan.splitMillis();
    }

    /** Sends a block to all other nodes. */
    void broadcast(int from, Block block) {
        for (int to = 0; to < nodes.size(); to++) {
            if (to != from) {
                SimulatedNode receiver = nodes.get(to);
                time.in(delayMillis(from, to), () -> receiver.receive(block));
            }
        }
    }

    private long delayMillis(int from, int to) {
        long delay = 1 + random.nextLong(plan.delayMillisMax());
        if (random.nextInt(plan.lateOneIn()) == 0) {
            delay *= LATE_FACTOR;
        }
        boolean cut = (from < splitAt) != (to < splitAt);
        return cut ? delay + Math.max(0, splitUntilMillis - time.millis()) : delay;
    }
}
