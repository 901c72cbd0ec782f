package network.pyrin.node.consensus.rules;

import java.util.Map;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;

/**
 * Rules a block must keep to be a chain block (protocol 5.7), and the one rule of templates. They disqualify a block from the
 * chain; it can still be merged.
 */
public sealed interface ChainViolation extends RuleViolation {
    /**
     * The header commits to another UTXO set than its past gives. Disqualifies from the chain only.
     *
     * @param block the block
     * @param header what its header says
     * @param calculated what its past gives
     */
    record BadUTXOCommitment(Hash block, Hash header, Hash calculated) implements ChainViolation {
        @Override
        public String message() {
            return "block " + block + " UTXO commitment is invalid - block header indicates " + header
                    + ", but calculated value is " + calculated;
        }
    }

    /**
     * The header commits to other accepted transactions. Disqualifies from the chain only.
     *
     * @param block the block
     * @param header what its header says
     * @param calculated what its mergeset gives
     */
    record BadAcceptedIDMerkleRoot(Hash block, Hash header, Hash calculated) implements ChainViolation {
        @Override
        public String message() {
            return "block " + block + " accepted ID merkle root is invalid - block header indicates " + header
                    + ", but calculated value is " + calculated;
        }
    }

    /** The coinbase does not pay what its mergeset earned. Disqualifies from the chain only. */
    record BadCoinbaseTransaction() implements ChainViolation {
        @Override
        public String message() {
            return "coinbase transaction is not built as expected";
        }
    }

    /**
     * Transactions of the block are invalid in its own view. Disqualifies from the chain only.
     *
     * @param invalid how many
     * @param total transactions without the coinbase
     */
    record InvalidTransactionsInUtxoContext(int invalid, int total) implements ChainViolation {
        @Override
        public String message() {
            return invalid + " non-coinbase transactions (out of " + total + ") are invalid in UTXO context";
        }
    }

    /**
     * Transactions chosen for a template are invalid against virtual.
     *
     * @param causes by transaction id
     */
    record InvalidTransactionsInNewBlock(Map<Hash, TransactionViolation> causes) implements ChainViolation {
        /** Copies. */
        public InvalidTransactionsInNewBlock {
            causes = Map.copyOf(causes);
        }

        @Override
        public String message() {
            return "invalid transactions in new block template";
        }
    }
}
