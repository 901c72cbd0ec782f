package network.pyrin.node.consensus.transaction;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.SignatureHashing;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.cache.BoundedCache;
import network.pyrin.node.scriptengine.ScriptError;
import network.pyrin.node.scriptengine.ScriptVerifier;
import network.pyrin.node.scriptengine.SigOpCounter;

/**
 * Signature-operation counts and scripts of a transaction's inputs (protocol 5.10-7, 5.10-8). Thread-safe.
 *
 * <p>Whether they hold depends on the transaction alone: an outpoint names a transaction id and so, for ever, an amount and a
 * script. So a transaction that passed once, in the mempool or in another block, is not run again.
 */
public final class ScriptChecks {
    private final ScriptVerifier scripts;
    private final BoundedCache<Transaction, Boolean> passed;

    /**
     * Makes the checks.
     *
     * @param scripts runs scripts
     * @param cacheEntries transactions remembered as good
     */
    public ScriptChecks(ScriptVerifier scripts, int cacheEntries) {
        this.scripts = scripts;
        this.passed = new BoundedCache<>(cacheEntries);
    }

    /**
     * Checks all inputs, counts first.
     *
     * @param populated the transaction and what it spends
     * @return the first broken rule; empty if all hold
     */
    public Optional<TransactionViolation> check(PopulatedTransaction populated) {
        Transaction transaction = populated.transaction();
        if (passed.get(transaction).isPresent()) {
            return Optional.empty();
        }
        Optional<TransactionViolation> violation =
                signatureOperations(populated).or(() -> scripts(populated));
        if (violation.isEmpty()) {
            passed.put(transaction, Boolean.TRUE);
        }
        return violation;
    }

    private static Optional<TransactionViolation> signatureOperations(PopulatedTransaction populated) {
        List<TransactionInput> inputs = populated.transaction().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            TransactionInput input = inputs.get(i);
            UtxoEntry spent = populated.entries().get(i);
            long counted = SigOpCounter.count(input.signatureScript(), spent.scriptPublicKey());
            if (counted != input.sigOpCount()) {
                return Optional.of(new TransactionViolation.WrongSigOpCount(i, input.sigOpCount(), counted));
            }
        }
        return Optional.empty();
    }

    private Optional<TransactionViolation> scripts(PopulatedTransaction populated) {
        SignatureHashing hashing = new SignatureHashing(populated);
        for (int i = 0; i < populated.entries().size(); i++) {
            Optional<ScriptError> error = scripts.verify(hashing, i);
            if (error.isPresent()) {
                return Optional.of(new TransactionViolation.SignatureInvalid(
                        error.get().rustName(), error.get().message()));
            }
        }
        return Optional.empty();
    }
}
