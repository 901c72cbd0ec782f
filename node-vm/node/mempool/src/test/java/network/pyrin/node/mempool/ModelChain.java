package network.pyrin.node.mempool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import network.pyrin.chain.Block;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionIsolation;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.BlockReader;
import network.pyrin.node.consensus.ChainReader;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.MempoolVerdict;
import network.pyrin.node.consensus.Submission;
import network.pyrin.node.consensus.TemplateBuilder;
import network.pyrin.node.consensus.TransactionChecker;
import network.pyrin.node.consensus.UtxoReader;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.utxo.UtxoDiffBuilder;
import network.pyrin.node.consensus.utxo.UtxoView;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.MergedBlock;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.consensus.virtual.VirtualState;

/**
 * A ledger with the outside of consensus: a set of outputs, steps that accept transactions, and reorganisations that take steps
 * back. No blocks, no scripts. What a step accepts is virtual's own first and stands in the chain one step later, as in a real node.
 */
final class ModelChain implements Consensus, TransactionChecker, UtxoReader {
    private final NetworkParams params;
    private final MassCalculator mass;
    private final Map<Outpoint, UtxoEntry> utxos = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Hash, List<MergedBlock>> acceptance = new HashMap<>();
    private final List<ConsensusListener> listeners = new ArrayList<>();
    private VirtualState state;
    private long nextBlock = 1;

    private record Step(Hash block, List<Hash> accepted, UtxoDiff diff) {}

    ModelChain(NetworkParams params) {
        this.params = params;
        this.mass = new MassCalculator(params);
        this.state = state(0, List.of(), List.of());
    }

    /** Puts an output into the set from nowhere. */
    void mint(Outpoint outpoint, UtxoEntry entry) {
        utxos.put(outpoint, entry);
    }

    Map<Outpoint, UtxoEntry> all() {
        return utxos;
    }

    int depth() {
        return steps.size();
    }

    /** One more step on top: those of the transactions that are spendable in order are accepted. */
    void accept(List<Transaction> transactions) {
        change(0, transactions);
    }

    /** Takes steps back and makes another one instead. */
    void reorganise(int stepsBack, List<Transaction> transactions) {
        change(stepsBack, transactions);
    }

    private void change(int stepsBack, List<Transaction> transactions) {
        UtxoDiffBuilder diff = new UtxoDiffBuilder();
        List<Hash> removed = new ArrayList<>();
        for (int i = 0; i < stepsBack; i++) {
            Step undone = steps.removeLast();
            if (i > 0) {
                removed.add(undone.block());
            }
            apply(undone.diff().reversed(), diff);
        }
        List<ChainBlock> added = new ArrayList<>();
        if (stepsBack == 0 && !steps.isEmpty()) {
            Hash block = steps.getLast().block();
            added.add(new ChainBlock(block, acceptance.getOrDefault(block, List.of())));
        }
        if (stepsBack > 0 && !steps.isEmpty()) {
            // The step under the undone ones is virtual's no more: it was in the chain, and stays there.
            removed.remove(steps.getLast().block());
        }
        Step step = step(transactions, diff);
        steps.add(step);
        acceptance.put(step.block(), List.of(new MergedBlock(step.block(), step.accepted())));
        state = state(state.revision() + 1, step.accepted(), List.of(step.block()));
        VirtualChange change = new VirtualChange(state, diff.build(), removed, added);
        listeners.forEach(listener -> listener.virtualChanged(change));
    }

    private Step step(List<Transaction> transactions, UtxoDiffBuilder whole) {
        List<Hash> accepted = new ArrayList<>();
        UtxoDiffBuilder own = new UtxoDiffBuilder();
        for (Transaction transaction : transactions) {
            List<Optional<UtxoEntry>> spent = transaction.inputs().stream()
                    .map(TransactionInput::previousOutpoint)
                    .map(this::get)
                    .toList();
            if (spent.stream().allMatch(Optional::isPresent)) {
                UtxoDiffBuilder one = new UtxoDiffBuilder();
                one.apply(transaction, spent.stream().map(Optional::orElseThrow).toList(), state.daaScore() + 1);
                UtxoDiff diff = one.build();
                apply(diff, whole);
                own.apply(diff);
                accepted.add(transaction.id());
            }
        }
        return new Step(new Hash(0, 0, 0, nextBlock++), accepted, own.build());
    }

    private void apply(UtxoDiff diff, UtxoDiffBuilder whole) {
        diff.removed().keySet().forEach(utxos::remove);
        utxos.putAll(diff.added());
        whole.apply(diff);
    }

    private VirtualState state(long revision, List<Hash> accepted, List<Hash> parents) {
        return new VirtualState(
                revision,
                parents.isEmpty() ? List.of(Hash.ZERO) : parents,
                revision,
                Uint192.ZERO,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                revision,
                0,
                0,
                () -> Hash.ZERO,
                accepted,
                List.of(new MergedBlock(Hash.ZERO, accepted)),
                List.of(),
                UtxoDiff.EMPTY,
                List.of(),
                revision,
                0,
                revision,
                Hash.ZERO,
                Hash.ZERO,
                0);
    }

    @Override
    public MempoolVerdict validateForMempool(Transaction transaction, UtxoView pool) {
        Optional<TransactionViolation> violation = TransactionIsolation.check(transaction, params);
        if (violation.isPresent()) {
            return new MempoolVerdict.Invalid(violation.get());
        }
        List<UtxoEntry> entries = new ArrayList<>();
        List<Outpoint> missing = new ArrayList<>();
        for (TransactionInput input : transaction.inputs()) {
            Optional<UtxoEntry> entry = pool.get(input.previousOutpoint()).or(() -> get(input.previousOutpoint()));
            entry.ifPresentOrElse(entries::add, () -> missing.add(input.previousOutpoint()));
        }
        if (!missing.isEmpty()) {
            return new MempoolVerdict.Missing(missing);
        }
        long in = entries.stream().mapToLong(UtxoEntry::amount).sum();
        long out = transaction.outputs().stream()
                .mapToLong(TransactionOutput::value)
                .sum();
        if (in < out) {
            return new MempoolVerdict.Invalid(new TransactionViolation.SpendTooHigh(out, in));
        }
        long grams =
                mass.contextual(new PopulatedTransaction(transaction, entries)).orElseThrow();
        return new MempoolVerdict.Valid(
                transaction.withMass(grams), entries, in - out, mass.compute(transaction), grams);
    }

    @Override
    public Optional<UtxoEntry> get(Outpoint outpoint) {
        return Optional.ofNullable(utxos.get(outpoint));
    }

    @Override
    public VirtualState forEach(BiConsumer<Outpoint, UtxoEntry> entries) {
        utxos.forEach(entries);
        return state;
    }

    @Override
    public NetworkParams params() {
        return params;
    }

    @Override
    public VirtualState virtual() {
        return state;
    }

    @Override
    public UtxoReader utxos() {
        return this;
    }

    @Override
    public TransactionChecker transactions() {
        return this;
    }

    @Override
    public BlockReader blocks() {
        return new ModelBlocks(acceptance);
    }

    @Override
    public void addListener(ConsensusListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(ConsensusListener listener) {
        listeners.remove(listener);
    }

    @Override
    public Submission submit(Block block) {
        throw new AssertionError("the model has no blocks");
    }

    @Override
    public ChainReader chain() {
        throw new AssertionError("the mempool asks nothing about the chain");
    }

    @Override
    public TemplateBuilder templates() {
        throw new AssertionError("the model builds no templates");
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
