package network.pyrin.node.consensus.virtual;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.GhostdagData;
import network.pyrin.node.consensus.dag.PruningState;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.utxo.UtxoDiffBuilder;
import network.pyrin.node.consensus.utxo.UtxoSet;
import network.pyrin.node.consensus.utxo.UtxoView;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Snapshot;

/**
 * Resolves virtual: sink, virtual's parents, virtual's own acceptance; then one batch moves the stored UTXO set to the new sink.
 *
 * <p>{@link #resolve} is for the virtual thread alone; {@link #current} and the read methods are for everybody. After a crash the
 * stored position is whole, and resolving again at open takes in whatever bodies came after it. Source: protocol 4.12.
 */
public final class VirtualStage {
    private final KeyValueStore store;
    private final Dag dag;
    private final DagRules rules;
    private final UtxoSet utxos;
    private final ChainStateStore states;
    private final SelectedChainStore chain;
    private final ChainBlocks chainBlocks;
    private final SinkSearch sinkSearch;
    private final VirtualParents parents;
    private final VirtualAssembly assembly;
    private final PositionLock position = new PositionLock();
    private GhostdagData ghostdag;
    private long sinkSupply;
    private volatile VirtualState current;

    /**
     * Continues from the stored position, or from genesis in an empty store, and takes in all bodies.
     *
     * @param services what the stage works with
     * @param tips body tips
     */
    public VirtualStage(VirtualServices services, int[] tips) {
        this.store = services.store();
        this.dag = services.dag();
        this.rules = services.rules();
        this.utxos = services.utxos();
        this.states = new ChainStateStore(store);
        this.chain = new SelectedChainStore(store);
        MergesetAcceptance mergesets =
                new MergesetAcceptance(services.bodies(), services.transactions(), services.workers());
        this.chainBlocks = new ChainBlocks(
                store,
                dag,
                services.bodies(),
                utxos,
                states,
                mergesets,
                new ChainVerification(dag, services.coinbases(), mergesets),
                services.workers());
        this.sinkSearch = new SinkSearch(dag);
        this.parents = new VirtualParents(dag, rules, dag.params(), services.virtualParentChoice());
        this.assembly = new VirtualAssembly(dag, rules, chainBlocks);
        VirtualPosition stored =
                VirtualPosition.load(store).orElseGet(() -> new GenesisState(store, dag, states, chain).write());
        this.ghostdag =
                rules.ghostdag(stored.parents().stream().mapToInt(dag::indexOf).toArray());
        this.sinkSupply = stored.sinkSupplyLeor();
        ChainBlocks.Computed computed =
                chainBlocks.compute(ghostdag.inConsensusOrder(dag), new UtxoDiffBuilder(), assembly.daaScore(ghostdag));
        this.current = assembly.state(0, ghostdag, computed, tips, sinkSupply);
        resolve(tips);
    }

    /**
     * The present state: one volatile read.
     *
     * @return the state of the last resolution
     */
    public VirtualState current() {
        return current;
    }

    /**
     * The selected chain by position.
     *
     * @return for reading
     */
    public SelectedChainStore chain() {
        return chain;
    }

    /**
     * What a block accepted.
     *
     * @param block block hash
     * @return per merged block; empty if the block is not UTXO-valid
     */
    public Optional<List<MergedBlock>> acceptance(Hash block) {
        return states.acceptance(block).map(ChainStateStore.AcceptanceRecord::merged);
    }

    /**
     * What the blocks merged by a block have earned.
     *
     * @param block block hash
     * @return blues first; empty if the block is not UTXO-valid
     */
    public Optional<List<BlockReward>> rewards(Hash block) {
        return states.acceptance(block).map(ChainStateStore.AcceptanceRecord::rewards);
    }

    /**
     * Why a block was disqualified.
     *
     * @param block block hash
     * @return the reason, if found since the start and not too long ago
     */
    public Optional<Disqualification> disqualification(Hash block) {
        return chainBlocks.disqualification(block);
    }

    /**
     * Reads virtual's UTXO set at one moment.
     *
     * @param read is given a state and the UTXO set of that state; may be called again if virtual moves meanwhile
     * @param <T> what is read
     * @return what it read
     */
    public <T> T readUtxos(Function<VirtualView, T> read) {
        return position.read(() -> {
            VirtualState state = current;
            UtxoView set = utxos::peek;
            return read.apply(new VirtualView(state, set.with(state.utxoDiff())));
        });
    }

    /**
     * Finds an output wherever it is at the moment, without regard to what belongs together: amount and script of an outpoint
     * never change, so that is enough to run scripts ahead.
     *
     * @param outpoint any outpoint
     * @return the output; empty if it does not exist yet or not any more
     */
    public Optional<UtxoEntry> glimpse(Outpoint outpoint) {
        return Optional.ofNullable(current.utxoDiff().added().get(outpoint)).or(() -> utxos.peek(outpoint));
    }

    /**
     * Freezes the stored UTXO set for a walk.
     *
     * @return a state and the set at its sink; close it
     */
    public FrozenUtxos freeze() {
        return position.exclude(() -> new FrozenUtxos(current, store.snapshot()));
    }

    /**
     * A state and the stored set at its sink, frozen.
     *
     * @param state the state
     * @param sinkSet lacks the state's difference
     */
    public record FrozenUtxos(VirtualState state, Snapshot sinkSet) implements AutoCloseable {
        /**
         * Virtual's UTXO set in that state.
         *
         * @return a view, good until this is closed
         */
        public UtxoView view() {
            return UtxoSet.in(sinkSet).with(state.utxoDiff());
        }

        @Override
        public void close() {
            sinkSet.close();
        }
    }

    /**
     * Takes in all bodies.
     *
     * @param bodyTips blocks with bodies without children with bodies
     * @return what is different now
     */
    public VirtualChange resolve(int[] bodyTips) {
        VirtualState former = current;
        int oldSink = dag.indexOf(former.sink());
        int finality = assembly.finalityPoint(ghostdag);
        int[] eligible = Arrays.stream(bodyTips)
                .filter(tip -> dag.isDagAncestor(finality, tip))
                .toArray();
        ChainCursor cursor = new ChainCursor(dag, states, chainBlocks, oldSink);
        SinkSearch.Found found = sinkSearch.search(eligible, finality, cursor);
        GhostdagData chosen = parents.choose(found.sink(), found.candidates());
        ChainBlocks.Computed computed =
                chainBlocks.compute(chosen.inConsensusOrder(dag), cursor.diff(), assembly.daaScore(chosen));
        chainBlocks.rememberVirtual(computed);

        UtxoDiff move = cursor.diff().build();
        long supply = Math.addExact(sinkSupply, move.amountChange());
        VirtualState next = assembly.state(former.revision() + 1, chosen, computed, bodyTips, supply);
        ChainMove chainMove = ChainMove.between(dag, oldSink, found.sink());
        commit(next, move, chainMove, supply, rules.pruningAfter(dag.ghostdag(found.sink())));
        ghostdag = chosen;
        return change(former, next, move, chainMove);
    }

    private void commit(VirtualState next, UtxoDiff move, ChainMove chainMove, long supply, PruningState pruning) {
        Batch batch = new Batch();
        if (!pruning.equals(dag.pruning())) {
            dag.stagePruning(batch, pruning);
        }
        utxos.stage(batch, move);
        chain.stage(batch, chainMove.removed(), chainMove.added());
        new VirtualPosition(next.parents(), supply).stage(batch);
        position.write(() -> {
            store.write(batch, KeyValueStore.Sync.BUFFERED);
            utxos.applied(move);
            chain.applied(chainMove.removed().size(), chainMove.added().size());
            dag.applyPruning(pruning);
            sinkSupply = supply;
            current = next;
        });
    }

    private VirtualChange change(VirtualState former, VirtualState next, UtxoDiff move, ChainMove chainMove) {
        UtxoDiffBuilder utxoChange = new UtxoDiffBuilder(former.utxoDiff().reversed());
        utxoChange.apply(move);
        utxoChange.apply(next.utxoDiff());
        List<ChainBlock> added = chainMove.added().stream()
                .map(block -> new ChainBlock(block, acceptance(block).orElseThrow()))
                .toList();
        return new VirtualChange(next, utxoChange.build(), chainMove.removed(), added);
    }
}
