package network.pyrin.chain;

import java.util.Optional;

/** Whether a transaction's absolute lock time is reached. Source: protocol 5.9. */
public final class LockTime {
    private LockTime() {}

    /**
     * Checks the lock time against the context of a block, or of virtual for the mempool.
     *
     * @param transaction any transaction
     * @param daaScore DAA score of the context, unsigned
     * @param pastMedianTimeMillis past median time of the context
     * @return the first input that insists on a lock not reached; empty if the transaction is final
     */
    public static Optional<TransactionViolation> check(
            Transaction transaction, long daaScore, long pastMedianTimeMillis) {
        long lockTime = transaction.lockTime();
        if (lockTime == 0) {
            return Optional.empty();
        }
        boolean isDaaScore = Long.compareUnsigned(lockTime, ChainConstants.LOCK_TIME_THRESHOLD) < 0;
        if (Long.compareUnsigned(lockTime, isDaaScore ? daaScore : pastMedianTimeMillis) < 0) {
            return Optional.empty();
        }
        for (int i = 0; i < transaction.inputs().size(); i++) {
            if (transaction.inputs().get(i).sequence() != ChainConstants.SEQUENCE_FINAL) {
                return Optional.of(new TransactionViolation.NotFinalized(i));
            }
        }
        return Optional.empty();
    }
}
