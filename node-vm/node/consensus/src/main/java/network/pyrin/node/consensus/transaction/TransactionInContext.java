package network.pyrin.node.consensus.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.StorageMassRule;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.utxo.UtxoView;

/**
 * The rules of a transaction that spends given outputs at a given DAA score, in the order that decides which violation is named
 * (protocol 5.10). Thread-safe.
 */
public final class TransactionInContext {
    /** Which rules apply. */
    public enum Scope {
        /** All: a transaction of a block. */
        FULL,
        /** Not signature operations and scripts: they were checked when the block itself was verified. */
        SKIP_SCRIPTS,
        /** Not the committed mass: the mempool fills it in itself. */
        SKIP_MASS
    }

    private final NetworkParams params;
    private final MassCalculator masses;
    private final ScriptChecks scripts;

    /**
     * The rules of a network.
     *
     * @param params its parameters
     * @param masses its masses
     * @param scripts runs scripts
     */
    public TransactionInContext(NetworkParams params, MassCalculator masses, ScriptChecks scripts) {
        this.params = params;
        this.masses = masses;
        this.scripts = scripts;
    }

    /**
     * Looks up what a transaction spends and checks it.
     *
     * @param transaction passed the isolation rules; not a coinbase
     * @param view where the spent outputs are
     * @param daaScore DAA score of the block from whose point of view this is checked
     * @param scope which rules apply
     * @return the verdict
     */
    public ContextVerdict check(Transaction transaction, UtxoView view, long daaScore, Scope scope) {
        List<UtxoEntry> entries = new ArrayList<>(transaction.inputs().size());
        for (TransactionInput input : transaction.inputs()) {
            Optional<UtxoEntry> entry = view.get(input.previousOutpoint());
            if (entry.isEmpty()) {
                return new ContextVerdict.Invalid(new TransactionViolation.MissingTxOutpoints());
            }
            entries.add(entry.get());
        }
        return check(new PopulatedTransaction(transaction, entries), daaScore, scope);
    }

    /**
     * Checks a transaction with what it spends.
     *
     * @param populated passed the isolation rules; not a coinbase
     * @param daaScore DAA score of the block from whose point of view this is checked
     * @param scope which rules apply
     * @return the verdict
     */
    public ContextVerdict check(PopulatedTransaction populated, long daaScore, Scope scope) {
        Optional<TransactionViolation> violation = maturity(populated, daaScore).or(() -> inputAmounts(populated));
        if (violation.isPresent()) {
            return new ContextVerdict.Invalid(violation.get());
        }
        long in = sumOfInputs(populated);
        long out = sumOfOutputs(populated.transaction());
        violation = out > in
                ? Optional.of(new TransactionViolation.SpendTooHigh(out, in))
                : committedMass(populated, daaScore, scope)
                        .or(() -> sequenceLocks(populated, daaScore))
                        .or(() -> scope == Scope.SKIP_SCRIPTS ? Optional.empty() : scripts.check(populated));
        return violation.isPresent()
                ? new ContextVerdict.Invalid(violation.get())
                : new ContextVerdict.Valid(populated, in - out);
    }

    private Optional<TransactionViolation> maturity(PopulatedTransaction populated, long daaScore) {
        for (int i = 0; i < populated.entries().size(); i++) {
            UtxoEntry entry = populated.entries().get(i);
            if (entry.coinbase()
                    && Long.compareUnsigned(entry.blockDaaScore() + params.coinbaseMaturity(), daaScore) > 0) {
                return Optional.of(new TransactionViolation.ImmatureCoinbaseSpend(
                        i,
                        populated.transaction().inputs().get(i).previousOutpoint(),
                        entry.blockDaaScore(),
                        daaScore,
                        params.coinbaseMaturity()));
            }
        }
        return Optional.empty();
    }

    private static Optional<TransactionViolation> inputAmounts(PopulatedTransaction populated) {
        long total = 0;
        for (UtxoEntry entry : populated.entries()) {
            long next = total + entry.amount();
            if (Long.compareUnsigned(next, total) < 0) {
                return Optional.of(new TransactionViolation.InputAmountOverflow());
            }
            if (Long.compareUnsigned(next, ChainConstants.AMOUNT_MAX) > 0) {
                return Optional.of(new TransactionViolation.InputAmountTooHigh());
            }
            total = next;
        }
        return Optional.empty();
    }

    private static long sumOfInputs(PopulatedTransaction populated) {
        long sum = 0;
        for (UtxoEntry entry : populated.entries()) {
            sum = Math.addExact(sum, entry.amount());
        }
        return sum;
    }

    private static long sumOfOutputs(Transaction transaction) {
        long sum = 0;
        for (TransactionOutput output : transaction.outputs()) {
            sum = Math.addExact(sum, output.value());
        }
        return sum;
    }

    private Optional<TransactionViolation> committedMass(PopulatedTransaction populated, long daaScore, Scope scope) {
        if (scope == Scope.SKIP_MASS || !params.storageMassActive(daaScore)) {
            return Optional.empty();
        }
        Transaction transaction = populated.transaction();
        OptionalLong mass = masses.overall(populated, masses.compute(transaction), StorageMassRule.ALPHA);
        if (mass.isEmpty()) {
            return Optional.of(new TransactionViolation.MassIncomputable());
        }
        return mass.getAsLong() == transaction.mass()
                ? Optional.empty()
                : Optional.of(new TransactionViolation.WrongMass(mass.getAsLong(), transaction.mass()));
    }

    /** The lock counts from the spent output's DAA score; the comparison is signed (a lock of 0 gives the score before it). */
    private static Optional<TransactionViolation> sequenceLocks(PopulatedTransaction populated, long daaScore) {
        for (int i = 0; i < populated.entries().size(); i++) {
            long sequence = populated.transaction().inputs().get(i).sequence();
            if ((sequence & ChainConstants.SEQUENCE_LOCK_DISABLED) != 0) {
                continue;
            }
            long lock = populated.entries().get(i).blockDaaScore() + (sequence & ChainConstants.SEQUENCE_LOCK_MASK) - 1;
            if (lock >= daaScore) {
                return Optional.of(new TransactionViolation.SequenceLockConditionsAreNotMet());
            }
        }
        return Optional.empty();
    }
}
