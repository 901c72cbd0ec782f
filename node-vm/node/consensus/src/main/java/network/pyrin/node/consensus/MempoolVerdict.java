package network.pyrin.node.consensus;

import java.util.List;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.chain.UtxoEntry;

/** What consensus says of a transaction outside blocks. */
public sealed interface MempoolVerdict {
    /**
     * Could be mined now.
     *
     * @param transaction the transaction with its contextual mass filled in
     * @param entries outputs it spends, in the order of its inputs
     * @param feeLeor inputs less outputs
     * @param computeMassGrams compute mass
     * @param massGrams contextual mass, also in the transaction
     */
    record Valid(Transaction transaction, List<UtxoEntry> entries, long feeLeor, long computeMassGrams, long massGrams)
            implements MempoolVerdict {
        /** Copies the list. */
        public Valid {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Spends outputs that do not exist in this view: an orphan, or too late.
     *
     * @param missing outpoints not found
     */
    record Missing(List<Outpoint> missing) implements MempoolVerdict {
        /** Copies the list. */
        public Missing {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Breaks a rule.
     *
     * @param violation the first rule it breaks
     */
    record Invalid(TransactionViolation violation) implements MempoolVerdict {}
}
