package network.pyrin.node.consensus.transaction;

import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.TransactionViolation;

/** Whether a transaction is valid where it was looked at. */
public sealed interface ContextVerdict {
    /**
     * It is.
     *
     * @param populated the transaction and what it spends
     * @param feeLeor inputs less outputs
     */
    record Valid(PopulatedTransaction populated, long feeLeor) implements ContextVerdict {}

    /**
     * It is not.
     *
     * @param violation the first rule it breaks
     */
    record Invalid(TransactionViolation violation) implements ContextVerdict {}
}
