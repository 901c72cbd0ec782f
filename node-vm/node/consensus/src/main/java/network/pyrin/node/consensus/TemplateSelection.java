package network.pyrin.node.consensus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.LockTime;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.transaction.ContextVerdict;
import network.pyrin.node.consensus.transaction.TransactionInContext;
import network.pyrin.node.consensus.transaction.TransactionInContext.Scope;
import network.pyrin.node.consensus.utxo.UtxoView;
import network.pyrin.node.consensus.virtual.VirtualState;

/** Transactions of a template in the making: each is checked against virtual and against those chosen before it. */
final class TemplateSelection {
    private final TransactionInContext rules;
    private final VirtualState state;
    private final UtxoView utxos;
    private final List<Transaction> chosen = new ArrayList<>();
    private final List<Long> fees = new ArrayList<>();
    private final Set<Outpoint> spent = new HashSet<>();
    private final Map<Hash, TransactionViolation> rejected = new LinkedHashMap<>();

    TemplateSelection(TransactionInContext rules, VirtualState state, UtxoView utxos) {
        this.rules = rules;
        this.state = state;
        this.utxos = utxos;
    }

    List<Transaction> chosen() {
        return chosen;
    }

    /** Leor per chosen transaction. */
    List<Long> fees() {
        return fees;
    }

    Map<Hash, TransactionViolation> rejected() {
        return rejected;
    }

    /** Takes batches until one has no rejection: then the selector has nothing to put in the place of anything. */
    void fill(TransactionSelector selector) {
        int rejectedBefore;
        do {
            rejectedBefore = rejected.size();
            selector.select().forEach(transaction -> tryOne(transaction, selector));
        } while (rejected.size() > rejectedBefore);
    }

    private void tryOne(Transaction transaction, TransactionSelector selector) {
        switch (conflictsWithChosen(transaction) ? missing() : check(transaction)) {
            case ContextVerdict.Valid valid -> {
                transaction.inputs().forEach(input -> spent.add(input.previousOutpoint()));
                chosen.add(transaction);
                fees.add(valid.feeLeor());
            }
            case ContextVerdict.Invalid invalid -> {
                rejected.put(transaction.id(), invalid.violation());
                selector.reject(transaction.id());
            }
        }
    }

    private static ContextVerdict missing() {
        return new ContextVerdict.Invalid(new TransactionViolation.MissingTxOutpoints());
    }

    private boolean conflictsWithChosen(Transaction transaction) {
        return transaction.inputs().stream()
                .map(TransactionInput::previousOutpoint)
                .anyMatch(spent::contains);
    }

    /** Checks a transaction against virtual alone. */
    ContextVerdict check(Transaction transaction) {
        Optional<TransactionViolation> locked =
                LockTime.check(transaction, state.daaScore(), state.pastMedianTimeMillis());
        return locked.isPresent()
                ? new ContextVerdict.Invalid(locked.get())
                : rules.check(transaction, utxos, state.daaScore(), Scope.FULL);
    }
}
