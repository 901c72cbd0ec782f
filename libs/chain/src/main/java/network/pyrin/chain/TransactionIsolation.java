package network.pyrin.chain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that a transaction must keep whatever the state of the chain, in the order that decides which violation is named.
 * Source: protocol 5.8.
 */
public final class TransactionIsolation {
    private TransactionIsolation() {}

    /**
     * Checks a transaction, coinbase or not.
     *
     * @param transaction any transaction
     * @param params the network's limits
     * @return the first broken rule; empty if all hold
     */
    public static Optional<TransactionViolation> check(Transaction transaction, NetworkParams params) {
        return inputs(transaction, params)
                .or(() -> outputs(transaction, params))
                .or(() -> coinbase(transaction, params))
                .or(() -> amounts(transaction))
                .or(() -> duplicateInputs(transaction))
                .or(() -> sideFields(transaction));
    }

    private static Optional<TransactionViolation> inputs(Transaction transaction, NetworkParams params) {
        List<TransactionInput> inputs = transaction.inputs();
        if (!transaction.isCoinbase() && inputs.isEmpty()) {
            return Optional.of(new TransactionViolation.NoTxInputs());
        }
        if (inputs.size() > params.maxTxInputs()) {
            return Optional.of(new TransactionViolation.TooManyInputs(inputs.size(), params.maxTxInputs()));
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).signatureScript().length() > params.maxSignatureScriptLen()) {
                return Optional.of(new TransactionViolation.TooBigSignatureScript(i, params.maxSignatureScriptLen()));
            }
        }
        return Optional.empty();
    }

    private static Optional<TransactionViolation> outputs(Transaction transaction, NetworkParams params) {
        List<TransactionOutput> outputs = transaction.outputs();
        if (outputs.size() > params.maxTxOutputs()) {
            // Clients are told the inputs' number and limit here.
            return Optional.of(
                    new TransactionViolation.TooManyOutputs(transaction.inputs().size(), params.maxTxInputs()));
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).scriptPublicKey().script().length() > params.maxScriptPublicKeyLen()) {
                return Optional.of(new TransactionViolation.TooBigScriptPublicKey(i, params.maxScriptPublicKeyLen()));
            }
        }
        return Optional.empty();
    }

    private static Optional<TransactionViolation> coinbase(Transaction transaction, NetworkParams params) {
        if (!transaction.isCoinbase()) {
            return Optional.empty();
        }
        if (!transaction.inputs().isEmpty()) {
            return Optional.of(new TransactionViolation.CoinbaseHasInputs(
                    transaction.inputs().size()));
        }
        List<TransactionOutput> outputs = transaction.outputs();
        long outputsMax = params.ghostdagK() + 2L;
        if (outputs.size() > outputsMax) {
            return Optional.of(new TransactionViolation.CoinbaseTooManyOutputs(outputs.size(), outputsMax));
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).scriptPublicKey().script().length() > params.coinbasePayloadScriptPublicKeyMaxLen()) {
                return Optional.of(new TransactionViolation.CoinbaseScriptPublicKeyTooLong(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<TransactionViolation> amounts(Transaction transaction) {
        long total = 0;
        for (int i = 0; i < transaction.outputs().size(); i++) {
            long value = transaction.outputs().get(i).value();
            if (value == 0) {
                return Optional.of(new TransactionViolation.TxOutZero(i));
            }
            if (Long.compareUnsigned(value, ChainConstants.AMOUNT_MAX) > 0) {
                return Optional.of(new TransactionViolation.TxOutTooHigh(i));
            }
            // Two amounts within the bound fit a long, so the overflow rule of protocol 5.8-11 cannot be the first to
            // break.
            total = Math.addExact(total, value);
            if (total > ChainConstants.AMOUNT_MAX) {
                return Optional.of(new TransactionViolation.TotalTxOutTooHigh());
            }
        }
        return Optional.empty();
    }

    private static Optional<TransactionViolation> duplicateInputs(Transaction transaction) {
        if (transaction.inputs().size() < 2) {
            return Optional.empty();
        }
        Set<Outpoint> seen = HashSet.newHashSet(transaction.inputs().size());
        for (TransactionInput input : transaction.inputs()) {
            if (!seen.add(input.previousOutpoint())) {
                return Optional.of(new TransactionViolation.TxDuplicateInputs());
            }
        }
        return Optional.empty();
    }

    private static Optional<TransactionViolation> sideFields(Transaction transaction) {
        if (transaction.gas() != 0) {
            return Optional.of(new TransactionViolation.TxHasGas());
        }
        if (!transaction.isCoinbase() && !transaction.payload().isEmpty()) {
            return Optional.of(new TransactionViolation.NonCoinbaseTxHasPayload());
        }
        if (transaction.version() != ChainConstants.TRANSACTION_VERSION) {
            return Optional.of(new TransactionViolation.UnknownTxVersion(transaction.version()));
        }
        return Optional.empty();
    }
}
