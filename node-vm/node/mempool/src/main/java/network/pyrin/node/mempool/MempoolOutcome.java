package network.pyrin.node.mempool;

import java.util.List;
import network.pyrin.chain.Transaction;

/** What became of a submitted transaction. */
public sealed interface MempoolOutcome {
    /**
     * It waits for a block.
     *
     * @param transactions the submitted one with its mass filled in, then orphans that it brought in
     */
    record Accepted(List<Transaction> transactions) implements MempoolOutcome {
        /** Copies the list. */
        public Accepted {
            transactions = List.copyOf(transactions);
        }
    }

    /** It waits for the transactions it spends. */
    record Orphaned() implements MempoolOutcome {}

    /**
     * It was refused.
     *
     * @param violation why
     */
    record Rejected(MempoolViolation violation) implements MempoolOutcome {}
}
