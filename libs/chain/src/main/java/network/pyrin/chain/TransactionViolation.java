package network.pyrin.chain;

import network.pyrin.crypto.Hash;

/**
 * Why a transaction is refused: one record per rule, with the values seen. Expected, so returned and never thrown.
 *
 * <p>Names and texts are those of the reference node, so that verdicts and RPC answers read the same. Three groups, by what
 * must be known to check them: the transaction alone (protocol 5.8), the block's place in time (5.9), the outputs it spends
 * (5.10). Source: consensus/core/src/errors/tx.rs (behaviour).
 */
public sealed interface TransactionViolation {
    /** Largest amount of an output, of all outputs and of all inputs together, in leor: 10^17. */
    long AMOUNT_MAX = ChainConstants.AMOUNT_MAX;

    /**
     * The rule's name, as the reference node's error variant spells it.
     *
     * @return for example {@code TxOutZero}
     */
    default String rustName() {
        return getClass().getSimpleName();
    }

    /**
     * The sentence the reference node prints.
     *
     * @return text without a trailing stop
     */
    String message();

    /** An ordinary transaction spends nothing. */
    record NoTxInputs() implements TransactionViolation {
        @Override
        public String message() {
            return "transaction has no inputs";
        }
    }

    /**
     * More inputs than the network allows.
     *
     * @param inputs how many there are
     * @param max the limit
     */
    record TooManyInputs(int inputs, long max) implements TransactionViolation {
        @Override
        public String message() {
            return "transaction has " + inputs + " inputs where the max allowed is " + max;
        }
    }

    /**
     * A signature script is longer than the network allows.
     *
     * @param input index of the input
     * @param max limit in bytes
     */
    record TooBigSignatureScript(int input, long max) implements TransactionViolation {
        @Override
        public String message() {
            return "transaction input #" + input + " signature script is above " + max + " bytes";
        }
    }

    /**
     * More outputs than the network allows.
     *
     * @param inputs number of <em>inputs</em>: the reference node prints that one, and its text is kept
     * @param max the limit
     */
    record TooManyOutputs(int inputs, long max) implements TransactionViolation {
        @Override
        public String message() {
            return "transaction has " + inputs + " outputs where the max allowed is " + max;
        }
    }

    /**
     * An output script is longer than the network allows.
     *
     * @param output index of the output
     * @param max limit in bytes
     */
    record TooBigScriptPublicKey(int output, long max) implements TransactionViolation {
        /** The reference node speaks of an input here; its text is kept. */
        @Override
        public String message() {
            return "transaction input #" + output + " signature script is above " + max + " bytes";
        }
    }

    /**
     * A coinbase spends something.
     *
     * @param inputs how many inputs it has
     */
    record CoinbaseHasInputs(int inputs) implements TransactionViolation {
        @Override
        public String message() {
            return "coinbase transaction has " + inputs + " inputs while none are expected";
        }
    }

    /**
     * A coinbase pays more blocks than a mergeset can hold.
     *
     * @param outputs how many outputs it has
     * @param max the limit, k + 2
     */
    record CoinbaseTooManyOutputs(int outputs, long max) implements TransactionViolation {
        @Override
        public String message() {
            return "coinbase transaction has " + outputs + " outputs while at most " + max + " are expected";
        }
    }

    /**
     * A coinbase output's script is too long.
     *
     * @param output index of the output
     */
    record CoinbaseScriptPublicKeyTooLong(int output) implements TransactionViolation {
        @Override
        public String message() {
            return "script public key of coinbase output #" + output + " is too long";
        }
    }

    /**
     * An output of nothing.
     *
     * @param output index of the output
     */
    record TxOutZero(int output) implements TransactionViolation {
        @Override
        public String message() {
            return "transaction output " + output + " has zero value";
        }
    }

    /**
     * An output above the supply.
     *
     * @param output index of the output
     */
    record TxOutTooHigh(int output) implements TransactionViolation {
        @Override
        public String message() {
            return "transaction output " + output + " value is higher than the max allowed of " + AMOUNT_MAX;
        }
    }

    /** The outputs' sum does not fit 64 bits. */
    record OutputsValueOverflow() implements TransactionViolation {
        @Override
        public String message() {
            return "transaction total outputs value overflowed u64";
        }
    }

    /** The outputs' sum is above the supply. */
    record TotalTxOutTooHigh() implements TransactionViolation {
        @Override
        public String message() {
            return "transaction total outputs value is higher than the max allowed of " + AMOUNT_MAX;
        }
    }

    /** One output is spent twice in the same transaction. */
    record TxDuplicateInputs() implements TransactionViolation {
        @Override
        public String message() {
            return "transaction has duplicate inputs";
        }
    }

    /** The gas field is set. */
    record TxHasGas() implements TransactionViolation {
        @Override
        public String message() {
            return "transaction has non zero gas value";
        }
    }

    /** Only coinbases carry a payload. */
    record NonCoinbaseTxHasPayload() implements TransactionViolation {
        @Override
        public String message() {
            return "a non coinbase transaction has a payload";
        }
    }

    /**
     * A version other than 0.
     *
     * @param version what it says
     */
    record UnknownTxVersion(int version) implements TransactionViolation {
        @Override
        public String message() {
            return "transaction version " + version + " is unknown";
        }
    }

    /**
     * The lock time is not reached and an input insists on it.
     *
     * @param input the first input with a sequence below the maximum
     */
    record NotFinalized(int input) implements TransactionViolation {
        @Override
        public String message() {
            return "transaction input #" + input + " is not finalized";
        }
    }

    /** Something spent does not exist, or not any more. */
    record MissingTxOutpoints() implements TransactionViolation {
        @Override
        public String message() {
            return "outpoints corresponding to some transaction inputs are missing from current utxo context";
        }
    }

    /**
     * A coinbase output is spent too early.
     *
     * @param input index of the input
     * @param outpoint what it spends
     * @param entryDaaScore DAA score at which that output was accepted, unsigned
     * @param povDaaScore DAA score of the merging block, unsigned
     * @param maturity how far apart they must be
     */
    record ImmatureCoinbaseSpend(int input, Outpoint outpoint, long entryDaaScore, long povDaaScore, long maturity)
            implements TransactionViolation {
        @Override
        public String message() {
            return "transaction input #" + input + " tried to spend coinbase outpoint " + text(outpoint)
                    + " with daa score of " + Long.toUnsignedString(entryDaaScore)
                    + " \n    while the merging block daa score is " + Long.toUnsignedString(povDaaScore)
                    + " and the coinbase maturity period of " + maturity + " hasn't passed yet";
        }
    }

    /** The inputs' sum does not fit 64 bits. */
    record InputAmountOverflow() implements TransactionViolation {
        @Override
        public String message() {
            return "transaction total inputs spending amount overflowed u64";
        }
    }

    /** The inputs' sum is above the supply. */
    record InputAmountTooHigh() implements TransactionViolation {
        @Override
        public String message() {
            return "transaction total inputs spending amount is higher than the max allowed of " + AMOUNT_MAX;
        }
    }

    /**
     * More goes out than comes in.
     *
     * @param outputs sum of the outputs in leor
     * @param inputs sum of the inputs in leor
     */
    record SpendTooHigh(long outputs, long inputs) implements TransactionViolation {
        @Override
        public String message() {
            return "transaction tries to spend " + outputs + " while its total inputs amount is " + inputs;
        }
    }

    /** The storage mass does not fit 64 bits. */
    record MassIncomputable() implements TransactionViolation {
        @Override
        public String message() {
            return "contextual mass (including storage mass) is incomputable";
        }
    }

    /**
     * The committed mass is not the calculated one.
     *
     * @param calculated grams, unsigned
     * @param committed the transaction's mass field, unsigned
     */
    record WrongMass(long calculated, long committed) implements TransactionViolation {
        @Override
        public String message() {
            return "calculated contextual mass (including storage mass) " + Long.toUnsignedString(calculated)
                    + " is not equal to the committed mass field " + Long.toUnsignedString(committed);
        }
    }

    /** A relative lock has not run out. */
    record SequenceLockConditionsAreNotMet() implements TransactionViolation {
        @Override
        public String message() {
            return "one of the transaction sequence locks conditions was not met";
        }
    }

    /**
     * The signature-operation count an input commits to is not the counted one.
     *
     * @param input index of the input
     * @param committed what it says
     * @param calculated what was counted
     */
    record WrongSigOpCount(int input, int committed, long calculated) implements TransactionViolation {
        @Override
        public String message() {
            return "input " + input + " sig op count is " + committed + ", but the calculated value is " + calculated;
        }
    }

    /**
     * A script failed.
     *
     * @param scriptError name of the script error, as the reference node's variant spells it
     * @param detail its sentence
     */
    record SignatureInvalid(String scriptError, String detail) implements TransactionViolation {
        @Override
        public String message() {
            return "failed to verify the signature script: " + detail;
        }
    }

    private static String text(Outpoint outpoint) {
        Hash id = outpoint.transactionId();
        return "(" + id + ", " + Integer.toUnsignedString(outpoint.index()) + ")";
    }
}
