package network.pyrin.node.consensus.virtual;

import java.util.List;
import network.pyrin.node.consensus.rules.ChainViolation;

/**
 * Why a block was disqualified from the chain.
 *
 * @param violation the rule it broke
 * @param transactions its own transactions that were invalid in its view, if that was the reason
 */
public record Disqualification(ChainViolation violation, List<TransactionRejection> transactions) {
    /** Copies the list. */
    public Disqualification {
        transactions = List.copyOf(transactions);
    }
}
