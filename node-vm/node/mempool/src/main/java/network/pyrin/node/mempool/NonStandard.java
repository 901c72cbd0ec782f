package network.pyrin.node.mempool;

/** Why a transaction that consensus would allow is not relayed. Source: protocol 6.8. */
public sealed interface NonStandard {
    /**
     * The rule's name as clients know it.
     *
     * @return for example {@code RejectDust}
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
     * An unusual version.
     *
     * @param version what it says
     * @param min lowest usual version
     * @param max highest usual version
     */
    record RejectVersion(int version, int min, int max) implements NonStandard {
        @Override
        public String message() {
            return "transaction version " + version + " is not in the valid range of " + min + "-" + max;
        }
    }

    /**
     * Too much compute mass.
     *
     * @param massGrams compute mass
     * @param massMaxGrams the limit
     */
    record RejectMass(long massGrams, long massMaxGrams) implements NonStandard {
        @Override
        public String message() {
            return "transaction mass of " + massGrams + " is larger than max allowed size of " + massMaxGrams;
        }
    }

    /**
     * Too much mass with storage mass.
     *
     * @param massGrams contextual mass, unsigned
     * @param massMaxGrams the limit
     */
    record RejectContextualMass(long massGrams, long massMaxGrams) implements NonStandard {
        @Override
        public String message() {
            return "transaction mass in context (including storage mass) of " + Long.toUnsignedString(massGrams)
                    + " is larger than max allowed size of " + massMaxGrams;
        }
    }

    /**
     * A long signature script.
     *
     * @param input index of the input
     * @param bytes its length
     * @param bytesMax the limit
     */
    record RejectSignatureScriptSize(int input, int bytes, int bytesMax) implements NonStandard {
        @Override
        public String message() {
            return "transaction input #" + input + ": signature script size of " + bytes
                    + " bytes is larger than the maximum allowed size of " + bytesMax + " bytes";
        }
    }

    /**
     * A script version without meaning yet.
     *
     * @param output index of the output
     */
    record RejectScriptPublicKeyVersion(int output) implements NonStandard {
        @Override
        public String message() {
            return "transaction output #" + output
                    + ": the version of the scriptPublicKey is higher than the known version";
        }
    }

    /**
     * Pays a script that is no template.
     *
     * @param output index of the output
     */
    record RejectOutputScriptClass(int output) implements NonStandard {
        @Override
        public String message() {
            return "transaction output #" + output + ": non-standard script form";
        }
    }

    /**
     * Pays less than spending it costs.
     *
     * @param output index of the output
     * @param leor its amount
     */
    record RejectDust(int output, long leor) implements NonStandard {
        @Override
        public String message() {
            return "transaction output #" + output + ": payment of " + Long.toUnsignedString(leor) + " is dust";
        }
    }

    /**
     * Spends a script that is no template.
     *
     * @param input index of the input
     */
    record RejectInputScriptClass(int input) implements NonStandard {
        @Override
        public String message() {
            return "transaction input " + input + ": non-standard script form";
        }
    }

    /**
     * Too small a fee for its compute mass.
     *
     * @param feeLeor what it pays
     * @param feeMinLeor what it should pay
     */
    record RejectInsufficientFee(long feeLeor, long feeMinLeor) implements NonStandard {
        @Override
        public String message() {
            return "transaction has " + feeLeor + " fees which is under the required amount of " + feeMinLeor;
        }
    }
}
