package network.pyrin.node.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.pyrin.chain.LockTime;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionIsolation;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.transaction.ContextVerdict;
import network.pyrin.node.consensus.transaction.TransactionInContext;
import network.pyrin.node.consensus.transaction.TransactionInContext.Scope;
import network.pyrin.node.consensus.utxo.UtxoView;
import network.pyrin.node.consensus.virtual.VirtualStage;
import network.pyrin.node.consensus.virtual.VirtualState;

/** Checks transactions against virtual (protocol 7.2-5). */
final class MempoolChecks implements TransactionChecker {
    private final NetworkParams params;
    private final MassCalculator masses;
    private final TransactionInContext rules;
    private final VirtualStage virtual;

    MempoolChecks(NetworkParams params, MassCalculator masses, TransactionInContext rules, VirtualStage virtual) {
        this.params = params;
        this.masses = masses;
        this.rules = rules;
        this.virtual = virtual;
    }

    /** What a transaction spends at one moment. */
    private record Spent(VirtualState state, List<UtxoEntry> entries, List<Outpoint> missing) {}

    @Override
    public MempoolVerdict validateForMempool(Transaction transaction, UtxoView pool) {
        Optional<TransactionViolation> alone = TransactionIsolation.check(transaction, params);
        if (alone.isPresent()) {
            return new MempoolVerdict.Invalid(alone.get());
        }
        Spent spent = spent(transaction, pool);
        VirtualState state = spent.state();
        Optional<TransactionViolation> locked =
                LockTime.check(transaction, state.daaScore(), state.pastMedianTimeMillis());
        if (locked.isPresent()) {
            return new MempoolVerdict.Invalid(locked.get());
        }
        return spent.missing().isEmpty()
                ? inContext(new PopulatedTransaction(transaction, spent.entries()), state)
                : new MempoolVerdict.Missing(spent.missing());
    }

    private Spent spent(Transaction transaction, UtxoView pool) {
        return virtual.readUtxos(view -> {
            List<UtxoEntry> entries = new ArrayList<>();
            List<Outpoint> missing = new ArrayList<>();
            for (TransactionInput input : transaction.inputs()) {
                Outpoint outpoint = input.previousOutpoint();
                pool.get(outpoint)
                        .or(() -> view.utxos().get(outpoint))
                        .ifPresentOrElse(entries::add, () -> missing.add(outpoint));
            }
            return new Spent(view.state(), entries, missing);
        });
    }

    private MempoolVerdict inContext(PopulatedTransaction populated, VirtualState state) {
        OptionalLong mass = masses.contextual(populated);
        if (mass.isEmpty()) {
            return new MempoolVerdict.Invalid(new TransactionViolation.MassIncomputable());
        }
        Transaction massed = populated.transaction().withMass(mass.getAsLong());
        PopulatedTransaction complete = new PopulatedTransaction(massed, populated.entries());
        return switch (rules.check(complete, state.daaScore(), Scope.SKIP_MASS)) {
            case ContextVerdict.Invalid invalid -> new MempoolVerdict.Invalid(invalid.violation());
            case ContextVerdict.Valid valid ->
                new MempoolVerdict.Valid(
                        massed, populated.entries(), valid.feeLeor(), masses.compute(massed), mass.getAsLong());
        };
    }
}
