package network.pyrin.node.consensus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.body.BodyStore;
import network.pyrin.node.consensus.body.BodyTips;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.GhostdagData;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.virtual.BlockReward;
import network.pyrin.node.consensus.virtual.Disqualification;
import network.pyrin.node.consensus.virtual.MergedBlock;
import network.pyrin.node.consensus.virtual.VirtualStage;

/** Answers questions about blocks from columns and stores. */
final class StoredBlocks implements BlockReader {
    private final Dag dag;
    private final BodyStore bodies;
    private final BodyTips tips;
    private final VirtualStage virtual;

    StoredBlocks(Dag dag, BodyStore bodies, BodyTips tips, VirtualStage virtual) {
        this.dag = dag;
        this.bodies = bodies;
        this.tips = tips;
        this.virtual = virtual;
    }

    @Override
    public Optional<BlockStatus> status(Hash block) {
        return dag.status(block);
    }

    @Override
    public Optional<Header> header(Hash block) {
        return dag.header(block);
    }

    @Override
    public Optional<List<Transaction>> transactions(Hash block) {
        return bodies.get(block);
    }

    @Override
    public Optional<Block> block(Hash block) {
        return header(block).map(header -> new Block(header, transactions(block).orElse(List.of())));
    }

    @Override
    public Optional<BlockFacts> facts(Hash block) {
        int index = dag.indexOf(block);
        return index == Dag.NONE ? Optional.empty() : dag.header(block).map(header -> facts(index, header));
    }

    private BlockFacts facts(int index, Header header) {
        GhostdagData ghostdag = dag.ghostdag(index);
        Map<Hash, Integer> anticones = HashMap.newHashMap(ghostdag.anticoneBlocks().length);
        for (int blue : ghostdag.anticoneBlocks()) {
            anticones.put(dag.hashOf(blue), ghostdag.anticoneSize(blue));
        }
        return new BlockFacts(
                header,
                dag.status(index),
                dag.hashOf(ghostdag.selectedParent()),
                hashes(ghostdag.blues()),
                hashes(ghostdag.reds()),
                anticones,
                hashes(dag.mergesetNonDaa(index)),
                hashes(dag.children(index)),
                dag.isChainAncestor(index, dag.indexOf(virtual.current().sink())),
                dag.level(index),
                dag.pastMedianTimeMillis(index),
                dag.hashOf(dag.mergeDepthRoot(index)),
                dag.hashOf(dag.finalityPoint(index)));
    }

    private List<Hash> hashes(int[] blocks) {
        return Arrays.stream(blocks).mapToObj(dag::hashOf).toList();
    }

    @Override
    public Optional<List<MergedBlock>> acceptance(Hash block) {
        return virtual.acceptance(block);
    }

    @Override
    public Optional<List<BlockReward>> rewards(Hash block) {
        return virtual.rewards(block);
    }

    @Override
    public Optional<Disqualification> disqualification(Hash block) {
        return virtual.disqualification(block);
    }

    @Override
    public long blockCount() {
        return tips.bodyCount();
    }

    @Override
    public long headerCount() {
        return dag.size();
    }
}
