package network.pyrin.dagsimulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Block;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.VirtualState;

/** Runs a plan to its end and holds the nodes against each other. */
final class Simulation implements AutoCloseable {
    private final SimulationPlan plan;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final List<SimulatedNode> miners = new ArrayList<>();
    private final List<SimulatedNode> twins = new ArrayList<>();
    private final SimulatedNetwork network;
    private final SimulatedMiner miner;
    private int mined;
    private int twinPosition;

    /**
     * What a run went through, so that a test can tell that it went through anything.
     *
     * @param blocks mined
     * @param chainBlocks of them on the selected chain
     * @param reds of them merged as red by the selected chain
     * @param transactions accepted, coinbases not counted
     * @param crashes of all twins
     * @param reorganisations of all miners
     */
    record Report(int blocks, int chainBlocks, int reds, int transactions, int crashes, int reorganisations) {}

    Simulation(SimulationPlan plan) {
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.time = new VirtualTime(plan.params().genesis().timestampMillis() + 1_000_000);
        for (int i = 0; i < plan.nodes(); i++) {
            miners.add(new SimulatedNode(plan.params(), time, random, 0));
        }
        for (int i = 0; i < plan.crashingTwins(); i++) {
            twins.add(new SimulatedNode(plan.params(), time, new Random(random.nextLong()), plan.crashBatchesMax()));
        }
        this.network = new SimulatedNetwork(plan, time, random, miners);
        this.miner = new SimulatedMiner(plan, random);
    }

    /** Mines all blocks, delivers all messages, and compares all nodes. */
    Report run() {
        time.in(0, this::mineNext);
        time.run();
        followNodeZero();
        twins.forEach(SimulatedNode::calmDown);
        compareAll();
        return report();
    }

    private void mineNext() {
        followNodeZero();
        if (mined == plan.blocks()) {
            return;
        }
        int index = random.nextInt(miners.size());
        SimulatedNode node = miners.get(index);
        if (random.nextInt(plan.splitOneIn()) == 0) {
            network.split();
        }
        Block block = miner.mine(node.consensus());
        node.receive(block);
        mined++;
        network.broadcast(index, block);
        double mean = plan.blockIntervalMillis();
        time.in(Math.max(1, (long) (-Math.log(1 - random.nextDouble()) * mean)), this::mineNext);
    }

    /** Twins get what node 0 got, in its order: then only the crashes tell them apart. */
    private void followNodeZero() {
        List<Block> leader = miners.getFirst().received();
        while (twinPosition < leader.size()) {
            Block block = leader.get(twinPosition++);
            twins.forEach(twin -> twin.receive(block));
        }
        VirtualState expected = miners.getFirst().consensus().virtual();
        for (SimulatedNode twin : twins) {
            VirtualState actual = twin.consensus().virtual();
            require(actual.parents().equals(expected.parents()), "a crashed twin has other virtual parents");
            require(actual.acceptance().equals(expected.acceptance()), "a crashed twin accepts otherwise");
        }
    }

    private void compareAll() {
        SimulatedNode first = miners.getFirst();
        List<SimulatedNode> all = new ArrayList<>(miners);
        all.addAll(twins);
        Map<Outpoint, UtxoEntry> expected = UtxoReplay.of(first.consensus());
        for (SimulatedNode node : all) {
            require(!node.isWaitingForParents(), "a node still waits for parents");
            require(node.received().size() == mined, "a node did not get every block");
            compare(first.consensus(), node.consensus());
            require(utxos(node.consensus()).equals(expected), "the UTXO set is not what acceptance data replay to");
        }
    }

    private void compare(Consensus a, Consensus b) {
        VirtualState one = a.virtual();
        VirtualState other = b.virtual();
        require(one.parents().equals(other.parents()), "virtual parents differ");
        require(one.tips().equals(other.tips()), "tips differ");
        require(one.bits() == other.bits() && one.daaScore() == other.daaScore(), "bits or DAA scores differ");
        require(one.pastMedianTimeMillis() == other.pastMedianTimeMillis(), "median times differ");
        require(one.commitment().hash().equals(other.commitment().hash()), "UTXO commitments differ");
        require(one.acceptance().equals(other.acceptance()), "virtual's acceptance differs");
        require(one.circulatingLeor() == other.circulatingLeor(), "supplies differ");
        require(chain(a).equals(chain(b)), "selected chains or their acceptance differ");
    }

    private List<ChainBlock> chain(Consensus consensus) {
        return consensus
                .chain()
                .chainFrom(plan.params().genesis().declaredHash(), Integer.MAX_VALUE)
                .orElseThrow()
                .added();
    }

    private static Map<Outpoint, UtxoEntry> utxos(Consensus consensus) {
        Map<Outpoint, UtxoEntry> set = new HashMap<>();
        consensus.utxos().forEach(set::put);
        return set;
    }

    private void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException("seed " + plan.seed() + ", after " + mined + " blocks: " + otherwise);
        }
    }

    private Report report() {
        Consensus first = miners.getFirst().consensus();
        int reds = 0;
        int transactions = 0;
        List<ChainBlock> chain = chain(first);
        for (ChainBlock block : chain) {
            reds += first.blocks()
                    .facts(block.hash())
                    .orElseThrow()
                    .mergesetReds()
                    .size();
            transactions += block.acceptance().stream()
                            .mapToInt(merged -> merged.accepted().size())
                            .sum()
                    - 1;
        }
        int crashes = twins.stream().mapToInt(SimulatedNode::crashes).sum();
        int reorganisations =
                miners.stream().mapToInt(SimulatedNode::reorganisations).sum();
        return new Report(mined, chain.size(), reds, transactions, crashes, reorganisations);
    }

    @Override
    public void close() {
        miners.forEach(SimulatedNode::close);
        twins.forEach(SimulatedNode::close);
    }
}
