package network.pyrin.node.consensus.rules;

import network.pyrin.chain.CoinbaseViolation;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;

/**
 * Rules of the body stage (protocol 5.5, 5.6). All but {@link BadMerkleRoot} mark the block as invalid for good.
 */
public sealed interface BodyViolation extends RuleViolation {
    /** A body without a coinbase. */
    record NoTransactions() implements BodyViolation {
        @Override
        public String message() {
            return "block has no transactions";
        }
    }

    /**
     * The body is not the one the header commits to. Says nothing about the header, so it does not mark the block.
     *
     * @param header what the header says
     * @param calculated root of this body
     */
    record BadMerkleRoot(Hash header, Hash calculated) implements BodyViolation {
        @Override
        public String message() {
            return "invalid merkle root: header indicates " + header + " but calculated value is " + calculated;
        }
    }

    /** The first transaction is not a coinbase. */
    record FirstTxNotCoinbase() implements BodyViolation {
        @Override
        public String message() {
            return "block first transaction is not coinbase";
        }
    }

    /**
     * Another transaction is a coinbase too.
     *
     * @param index position of the second one, counted after the first transaction
     */
    record MultipleCoinbases(int index) implements BodyViolation {
        @Override
        public String message() {
            return "block has second coinbase transaction as index " + index;
        }
    }

    /**
     * A transaction breaks a rule of its own.
     *
     * @param transaction its id
     * @param cause the rule
     */
    record TxInIsolationValidationFailed(Hash transaction, TransactionViolation cause) implements BodyViolation {
        @Override
        public String message() {
            return "transaction in isolation validation failed for tx " + transaction + ": " + cause.message();
        }
    }

    /**
     * A committed mass is below the compute mass.
     *
     * @param transaction its id
     * @param committed grams, unsigned
     * @param min compute mass in grams
     */
    record MassFieldTooLow(Hash transaction, long committed, long min) implements BodyViolation {
        @Override
        public String message() {
            return "transaction " + transaction + " has mass field of " + Long.toUnsignedString(committed)
                    + " but mass should be at least " + min;
        }
    }

    /**
     * The transactions together are too heavy.
     *
     * @param max grams a block may have
     */
    record ExceedsMassLimit(long max) implements BodyViolation {
        @Override
        public String message() {
            return "block exceeded mass limit of " + max;
        }
    }

    /**
     * One transaction stands in the block twice.
     *
     * @param transaction its id
     */
    record DuplicateTransactions(Hash transaction) implements BodyViolation {
        @Override
        public String message() {
            return "transaction " + transaction + " is found more than once in the block";
        }
    }

    /**
     * Two transactions of the block spend the same output.
     *
     * @param outpoint that output
     */
    record DoubleSpendInSameBlock(Outpoint outpoint) implements BodyViolation {
        @Override
        public String message() {
            return "outpoint " + text(outpoint) + " is spent more than once on the same block";
        }
    }

    /**
     * A transaction spends what the same block creates.
     *
     * @param outpoint that output
     */
    record ChainedTransaction(Outpoint outpoint) implements BodyViolation {
        @Override
        public String message() {
            return "outpoint " + text(outpoint) + " is created and spent on the same block";
        }
    }

    /**
     * The coinbase payload cannot be read.
     *
     * @param cause what is wrong with it
     */
    record BadCoinbasePayload(CoinbaseViolation cause) implements BodyViolation {
        @Override
        public String message() {
            return "bad coinbase payload: " + cause.message();
        }
    }

    /**
     * The coinbase names another blue score than the header.
     *
     * @param actual the payload's, unsigned
     * @param expected the header's, unsigned
     */
    record BadCoinbasePayloadBlueScore(long actual, long expected) implements BodyViolation {
        @Override
        public String message() {
            return "coinbase blue score of " + Long.toUnsignedString(actual) + " is not the expected value of "
                    + Long.toUnsignedString(expected);
        }
    }

    /**
     * The coinbase names another subsidy than the emission schedule.
     *
     * @param expected leor
     * @param actual leor, unsigned
     */
    record WrongSubsidy(long expected, long actual) implements BodyViolation {
        @Override
        public String message() {
            return "wrong coinbase subsidy: expected " + expected + " but got " + Long.toUnsignedString(actual);
        }
    }

    /**
     * A transaction is locked at the block's place in time.
     *
     * @param transaction its id
     * @param cause the rule
     */
    record TxInContextFailed(Hash transaction, TransactionViolation cause) implements BodyViolation {
        @Override
        public String message() {
            return "transaction in context validation failed for tx " + transaction + ": " + cause.message();
        }
    }

    private static String text(Outpoint outpoint) {
        return "(" + outpoint.transactionId() + ", " + Integer.toUnsignedString(outpoint.index()) + ")";
    }
}
