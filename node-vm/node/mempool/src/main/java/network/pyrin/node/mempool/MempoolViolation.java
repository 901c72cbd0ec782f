package network.pyrin.node.mempool;

import network.pyrin.chain.Outpoint;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;

/**
 * Why the mempool refuses a transaction. Names and texts are those that clients of the node protocol know. Source: protocol 7.7
 * (mining/errors/src/mempool.rs, behaviour).
 */
public sealed interface MempoolViolation {
    /**
     * The rule's name as clients know it.
     *
     * @return for example {@code RejectDuplicate}
     */
    default String rustName() {
        return getClass().getSimpleName();
    }

    /**
     * The text that clients show.
     *
     * @return a sentence without a full stop
     */
    String message();

    /**
     * A consensus rule is broken.
     *
     * @param violation which
     */
    record RejectTxRule(TransactionViolation violation) implements MempoolViolation {
        @Override
        public String message() {
            return violation.message();
        }
    }

    /**
     * A coinbase output is spent too early; valid later.
     *
     * @param violation when it can be spent
     */
    record RejectImmatureSpend(TransactionViolation violation) implements MempoolViolation {
        @Override
        public String message() {
            return "one of the transaction inputs spends an immature UTXO: " + violation.message();
        }
    }

    /**
     * Accepted by the chain not long ago.
     *
     * @param transaction its id
     */
    record RejectAlreadyAccepted(Hash transaction) implements MempoolViolation {
        @Override
        public String message() {
            return "transaction " + transaction + " was already accepted by the consensus";
        }
    }

    /**
     * Waits already.
     *
     * @param transaction its id
     */
    record RejectDuplicate(Hash transaction) implements MempoolViolation {
        @Override
        public String message() {
            return "transaction " + transaction + " is already in the mempool";
        }
    }

    /**
     * A waiting transaction spends the same output; the first one stays.
     *
     * @param outpoint what both spend
     * @param other the waiting one
     */
    record RejectDoubleSpendInMempool(Outpoint outpoint, Hash other) implements MempoolViolation {
        @Override
        public String message() {
            return "output (" + outpoint.transactionId() + ", " + Integer.toUnsignedString(outpoint.index())
                    + ") already spent by transaction " + other + " in the memory pool";
        }
    }

    /**
     * No room, and nothing that may go.
     *
     * @param transactions how many wait
     * @param transactionsMax how many may
     */
    record RejectMempoolIsFull(int transactions, int transactionsMax) implements MempoolViolation {
        @Override
        public String message() {
            return "number of high-priority transactions in mempool (" + transactions
                    + ") has reached the maximum allowed (" + transactionsMax + ")";
        }
    }

    /**
     * Valid for consensus, but not relayed.
     *
     * @param transaction its id
     * @param reason what is unusual
     */
    record RejectNonStandard(Hash transaction, NonStandard reason) implements MempoolViolation {
        @Override
        public String message() {
            return "transaction " + transaction + " is not standard: " + reason.message();
        }
    }

    /**
     * Too heavy to wait as an orphan.
     *
     * @param massGrams compute mass
     * @param massMaxGrams the limit
     */
    record RejectBadOrphanMass(long massGrams, long massMaxGrams) implements MempoolViolation {
        @Override
        public String message() {
            return "orphan transaction size of " + massGrams + " bytes is larger than max allowed size of "
                    + massMaxGrams + " bytes";
        }
    }

    /**
     * Waits already, as an orphan.
     *
     * @param transaction its id
     */
    record RejectDuplicateOrphan(Hash transaction) implements MempoolViolation {
        @Override
        public String message() {
            return "orphan transaction " + transaction + " is already in the orphan pool";
        }
    }

    /**
     * Another orphan spends the same output.
     *
     * @param transaction its id
     * @param other the waiting orphan
     */
    record RejectDoubleSpendOrphan(Hash transaction, Hash other) implements MempoolViolation {
        @Override
        public String message() {
            return "orphan transaction " + transaction + " is double spending an input from already existing orphan "
                    + other;
        }
    }

    /**
     * Spends something unknown, and the sender wants to hear so.
     *
     * @param transaction its id
     */
    record RejectDisallowedOrphan(Hash transaction) implements MempoolViolation {
        @Override
        public String message() {
            return "transaction " + transaction + " is an orphan where orphan is disallowed";
        }
    }

    /**
     * No room for orphans, and none that may go.
     *
     * @param orphans how many wait
     * @param orphansMax how many may
     */
    record RejectOrphanPoolIsFull(int orphans, int orphansMax) implements MempoolViolation {
        @Override
        public String message() {
            return "number of high-priority transactions in orphan pool (" + orphans
                    + ") has reached the maximum allowed (" + orphansMax + ")";
        }
    }

    /**
     * Can never be mined: a coinbase that is not in a block.
     *
     * @param transaction its id
     */
    record RejectInvalid(Hash transaction) implements MempoolViolation {
        @Override
        public String message() {
            return "transaction " + transaction + " is invalid";
        }
    }

    /**
     * Many new outputs for too small a fee.
     *
     * @param transaction its id
     */
    record RejectSpamTransaction(Hash transaction) implements MempoolViolation {
        @Override
        public String message() {
            return "Rejected spam tx " + transaction + " from mempool";
        }
    }
}
