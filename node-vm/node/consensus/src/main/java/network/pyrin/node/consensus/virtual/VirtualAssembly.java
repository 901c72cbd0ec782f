package network.pyrin.node.consensus.virtual;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.DaaData;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.GhostdagData;

/**
 * Puts a virtual state together: virtual's own windows, scores and depths, computed like a block's (protocol 4.12-6), with what it
 * accepts. Owned by the virtual thread.
 */
final class VirtualAssembly {
    private final Dag dag;
    private final DagRules rules;
    private final ChainBlocks chainBlocks;

    VirtualAssembly(Dag dag, DagRules rules, ChainBlocks chainBlocks) {
        this.dag = dag;
        this.rules = rules;
        this.chainBlocks = chainBlocks;
    }

    /** The DAA score virtual would have as a block. */
    long daaScore(GhostdagData data) {
        return daa(data).daaScore();
    }

    private DaaData daa(GhostdagData data) {
        return rules.daa(data)
                .orElseThrow(() -> new IllegalStateException("virtual's difficulty window cannot be filled"));
    }

    private long pastMedianTime(GhostdagData data) {
        return rules.pastMedianTimeMillis(data)
                .orElseThrow(() -> new IllegalStateException("virtual's median time window cannot be filled"));
    }

    /** Virtual's finality point, or the pruning point while the former is below it or off its chain. */
    int finalityPoint(GhostdagData data) {
        int finality = rules.finalityPoint(data);
        int pruningPoint = dag.pruning().pruningPoint();
        return dag.isChainAncestor(pruningPoint, finality) ? finality : pruningPoint;
    }

    /**
     * A state.
     *
     * @param revision its number
     * @param data GHOSTDAG data of virtual
     * @param computed what virtual accepts
     * @param tips body tips
     * @param sinkSupply sum of the UTXO set at the sink
     */
    VirtualState state(long revision, GhostdagData data, ChainBlocks.Computed computed, int[] tips, long sinkSupply) {
        DaaData daa = daa(data);
        int sink = data.selectedParent();
        Acceptance acceptance = computed.acceptance();
        return new VirtualState(
                revision,
                hashes(data.parents()),
                data.blueScore(),
                data.blueWork(),
                hashes(data.blues()),
                hashes(data.reds()),
                anticoneSizes(data),
                hashes(daa.nonDaa()).stream().sorted().toList(),
                daa.daaScore(),
                daa.bits(),
                pastMedianTime(data),
                computed.commitment(),
                acceptance.sortedIds(),
                acceptance.merged(),
                chainBlocks.rewards(data.blues(), data.reds(), acceptance),
                acceptance.diff(),
                hashes(tips).stream().sorted().toList(),
                dag.blueScore(sink),
                dag.timestampMillis(sink),
                dag.daaScore(sink),
                dag.hashOf(rules.mergeDepthRoot(data)),
                dag.hashOf(finalityPoint(data)),
                Math.addExact(sinkSupply, acceptance.diff().amountChange()));
    }

    private Map<Hash, Integer> anticoneSizes(GhostdagData data) {
        Map<Hash, Integer> sizes = HashMap.newHashMap(data.anticoneBlocks().length);
        for (int blue : data.anticoneBlocks()) {
            sizes.put(dag.hashOf(blue), data.anticoneSize(blue));
        }
        return sizes;
    }

    private List<Hash> hashes(int[] blocks) {
        return Arrays.stream(blocks).mapToObj(dag::hashOf).toList();
    }
}
