package network.pyrin.node.scriptengine;

import java.util.Arrays;
import network.pyrin.crypto.Words;

/** CHECKLOCKTIMEVERIFY and CHECKSEQUENCEVERIFY. Both pop their operand. Source: protocol 6.5. */
final class LockOps {
    private static final long LOCK_TIME_THRESHOLD = 500_000_000_000L;
    private static final long SEQUENCE_FINAL = -1L;
    private static final long SEQUENCE_LOCK_MASK = 0xffffffffL;

    private LockOps() {}

    static void checkLockTime(DataStack stack, long transactionLockTime, long inputSequence) throws ScriptFailure {
        long wanted = popUnsigned(stack);
        if (isDaaScore(wanted) != isDaaScore(transactionLockTime)) {
            throw unsatisfied("mismatched locktime types -- tx locktime " + Long.toUnsignedString(transactionLockTime)
                    + ", stack locktime " + Long.toUnsignedString(wanted));
        }
        if (Long.compareUnsigned(wanted, transactionLockTime) > 0) {
            throw tooEarly(wanted, transactionLockTime);
        }
        if (inputSequence == SEQUENCE_FINAL) {
            throw unsatisfied("transaction input is finalized");
        }
    }

    static void checkSequence(DataStack stack, long inputSequence) throws ScriptFailure {
        long wanted = popUnsigned(stack);
        if (wanted < 0) {
            return; // bit 63 disables the lock
        }
        if (inputSequence < 0) {
            throw unsatisfied("transaction sequence has sequence locktime disabled bit set: 0x"
                    + Long.toHexString(inputSequence));
        }
        if ((wanted & SEQUENCE_LOCK_MASK) > (inputSequence & SEQUENCE_LOCK_MASK)) {
            throw tooEarly(wanted & SEQUENCE_LOCK_MASK, inputSequence & SEQUENCE_LOCK_MASK);
        }
    }

    private static boolean isDaaScore(long lockTime) {
        return Long.compareUnsigned(lockTime, LOCK_TIME_THRESHOLD) < 0;
    }

    /** Up to eight bytes, little-endian, unsigned, not necessarily minimal. */
    private static long popUnsigned(DataStack stack) throws ScriptFailure {
        byte[] item = stack.popChecked();
        if (item.length > Long.BYTES) {
            throw new ScriptFailure(new ScriptError.NumberTooBig(
                    "lockTime value represented as " + ScriptText.hexList(item) + " is longer then 8 bytes"));
        }
        return Words.longLittleEndian(Arrays.copyOf(item, Long.BYTES), 0);
    }

    private static ScriptFailure tooEarly(long wanted, long actual) {
        return unsatisfied("locktime requirement not satisfied -- locktime is greater than the transaction locktime: "
                + Long.toUnsignedString(wanted) + " > " + Long.toUnsignedString(actual));
    }

    private static ScriptFailure unsatisfied(String reason) {
        return new ScriptFailure(new ScriptError.UnsatisfiedLockTime(reason));
    }
}
