package network.pyrin.node.consensus.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.body.BodyStore;
import network.pyrin.node.consensus.cache.BoundedCache;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.parallel.Workers;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.utxo.UtxoDiffBuilder;
import network.pyrin.node.consensus.utxo.UtxoSet;
import network.pyrin.node.consensus.utxo.UtxoView;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Verifies candidates for the selected chain and stores the outcome, one batch per block: status, and for valid blocks their diff,
 * multiset and acceptance. Owned by the virtual thread.
 */
final class ChainBlocks implements ChainCursor.ChainBlockVerifier {
    private static final int DISQUALIFICATIONS_MAX = 4096;

    private final KeyValueStore store;
    private final Dag dag;
    private final BodyStore bodies;
    private final UtxoSet utxos;
    private final ChainStateStore states;
    private final MergesetAcceptance mergesets;
    private final ChainVerification rules;
    private final Workers workers;
    private final BoundedCache<Hash, Disqualification> disqualifications = new BoundedCache<>(DISQUALIFICATIONS_MAX);
    private @Nullable Computed lastVirtual;

    /**
     * An acceptance with its multiset. Virtual's is kept: the next block usually merges exactly what virtual merged.
     *
     * @param acceptance the effect on the UTXO set
     * @param commitment its multiset
     */
    record Computed(Acceptance acceptance, LazyCommitment commitment) {}

    ChainBlocks(
            KeyValueStore store,
            Dag dag,
            BodyStore bodies,
            UtxoSet utxos,
            ChainStateStore states,
            MergesetAcceptance mergesets,
            ChainVerification rules,
            Workers workers) {
        this.store = store;
        this.dag = dag;
        this.bodies = bodies;
        this.utxos = utxos;
        this.states = states;
        this.mergesets = mergesets;
        this.rules = rules;
        this.workers = workers;
    }

    Optional<Disqualification> disqualification(Hash block) {
        return disqualifications.get(block);
    }

    /**
     * Accepts a mergeset, or takes over what virtual accepted if it is the same one.
     *
     * @param mergeset in consensus order, selected parent first
     * @param parentDiff from the stored UTXO set to that of the selected parent
     * @param daaScore DAA score of the accepting block
     */
    Computed compute(int[] mergeset, UtxoDiffBuilder parentDiff, long daaScore) {
        List<Hash> hashes = Arrays.stream(mergeset).mapToObj(dag::hashOf).toList();
        Computed virtual = lastVirtual;
        if (virtual != null
                && virtual.acceptance().daaScore() == daaScore
                && virtual.acceptance().mergeset().equals(hashes)) {
            return virtual;
        }
        Acceptance acceptance = mergesets.accept(hashes, utxos.with(parentDiff), daaScore);
        MuHash before = states.multiset(hashes.getFirst());
        return new Computed(acceptance, new LazyCommitment(before, acceptance.transactions(), daaScore, workers));
    }

    void rememberVirtual(Computed computed) {
        lastVirtual = computed;
    }

    @Override
    public boolean verify(int block, UtxoDiffBuilder parentDiff) {
        Header header = dag.header(block);
        Hash hash = header.hash();
        Computed computed = compute(dag.mergesetInConsensusOrder(block), parentDiff, header.daaScore());
        Acceptance acceptance = computed.acceptance();
        MuHash multiset = computed.commitment().multiset();
        UtxoView view = utxos.with(parentDiff).with(acceptance.diff());
        Optional<Disqualification> failure =
                rules.check(block, header, bodies.require(hash), acceptance, multiset, view);
        if (failure.isPresent()) {
            disqualifications.put(hash, failure.get());
            setStatus(new Batch(), block, BlockStatus.DISQUALIFIED_FROM_CHAIN);
            return false;
        }
        List<BlockReward> rewards = bluesThenReds(block, acceptance);
        Batch batch = new Batch();
        states.stage(batch, hash, acceptance.diff(), multiset, acceptance.merged(), rewards);
        setStatus(batch, block, BlockStatus.UTXO_VALID);
        states.applied(hash, acceptance.diff(), multiset, acceptance.merged(), rewards);
        return true;
    }

    private List<BlockReward> bluesThenReds(int block, Acceptance acceptance) {
        return rewards(dag.mergesetBlues(block), dag.mergesetReds(block), acceptance);
    }

    /** The rewards of an acceptance in the order of GHOSTDAG data. */
    List<BlockReward> rewards(int[] blues, int[] reds, Acceptance acceptance) {
        List<BlockReward> rewards = new ArrayList<>(blues.length + reds.length);
        for (int[] part : List.of(blues, reds)) {
            for (int merged : part) {
                BlockReward reward = acceptance.rewards().get(dag.hashOf(merged));
                if (reward == null) {
                    throw new IllegalStateException("merged block " + dag.hashOf(merged) + " has no reward record");
                }
                rewards.add(reward);
            }
        }
        return rewards;
    }

    @Override
    public void disqualifyChild(int block) {
        setStatus(new Batch(), block, BlockStatus.DISQUALIFIED_FROM_CHAIN);
    }

    private void setStatus(Batch batch, int block, BlockStatus status) {
        dag.stageStatus(batch, block, status);
        store.write(batch, KeyValueStore.Sync.BUFFERED);
        dag.applyStatus(block, status);
    }
}
