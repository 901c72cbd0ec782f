package network.pyrin.chain;

/**
 * Why a coinbase payload cannot be read (protocol 3.6). Names and texts are those of the reference node.
 *
 * <p>Source: consensus/core/src/errors/coinbase.rs (behaviour).
 */
public sealed interface CoinbaseViolation {
    /**
     * The rule's name, as the reference node's error variant spells it.
     *
     * @return for example {@code PayloadLenBelowMin}
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

    /**
     * Too short for blue score, subsidy and script header.
     *
     * @param length bytes
     * @param min bytes needed
     */
    record PayloadLenBelowMin(int length, int min) implements CoinbaseViolation {
        @Override
        public String message() {
            return "coinbase payload length is " + length + " while the minimum allowed length is " + min;
        }
    }

    /**
     * Longer than the network allows.
     *
     * @param length bytes
     * @param max bytes allowed
     */
    record PayloadLenAboveMax(int length, long max) implements CoinbaseViolation {
        @Override
        public String message() {
            return "coinbase payload length is " + length + " while the maximum allowed length is " + max;
        }
    }

    /**
     * The miner's script is longer than the network allows.
     *
     * @param length bytes the payload announces
     * @param max bytes allowed
     */
    record PayloadScriptPublicKeyLenAboveMax(int length, long max) implements CoinbaseViolation {
        @Override
        public String message() {
            return "coinbase payload script public key length is " + length + " while the maximum allowed length is "
                    + max;
        }
    }

    /**
     * The payload ends inside the script it announces.
     *
     * @param length bytes
     * @param needed bytes needed for the announced script
     */
    record PayloadCantContainScriptPublicKey(int length, int needed) implements CoinbaseViolation {
        @Override
        public String message() {
            return "coinbase payload length is " + length + " bytes but it needs to be at least " + needed
                    + " bytes long in order to accommodate the script public key";
        }
    }
}
