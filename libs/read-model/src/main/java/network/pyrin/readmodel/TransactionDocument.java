package network.pyrin.readmodel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;

/**
 * A transaction. The transaction itself is written once; the blocks that carry it grow; acceptance and spending change
 * with the selected chain.
 *
 * @param transaction the transaction; its id is the {@code _id}
 * @param hash full hash, signatures included
 * @param computeMass grams, as the node reports it
 * @param outputAddresses per output, its address; empty for a script without one
 * @param blockTime earliest time of a block that carries it, milliseconds since the epoch
 * @param blocks blocks that carry it, in no particular order
 * @param acceptance what the chain block that accepted it says; empty if none has
 * @param spentBy output index to the accepted transaction that spends it
 * @param lastSequence last change that touched it; 0 before any did
 */
public record TransactionDocument(
        Transaction transaction,
        Hash hash,
        long computeMass,
        List<Optional<String>> outputAddresses,
        long blockTime,
        List<Hash> blocks,
        Optional<Acceptance> acceptance,
        Map<Integer, Hash> spentBy,
        long lastSequence) {
    /** Copies the collections. */
    public TransactionDocument {
        outputAddresses = List.copyOf(outputAddresses);
        blocks = List.copyOf(blocks);
        spentBy = Map.copyOf(spentBy);
    }

    /**
     * The transaction's id.
     *
     * @return the {@code _id}
     */
    public Hash id() {
        return transaction.id();
    }

    /**
     * Sum of the outputs.
     *
     * @return leor
     */
    public long amount() {
        return transaction.outputs().stream()
                .mapToLong(output -> output.value())
                .reduce(0, Math::addExact);
    }

    /**
     * The acceptance of a transaction.
     *
     * @param block the chain block that accepted it
     * @param blueScore its blue score
     * @param daaScore its DAA score: that of the outputs made
     * @param timestamp its time in milliseconds since the epoch
     * @param fee leor, 0 for a coinbase; empty if some input's output is unknown to this chain
     * @param inputs per input, the output it spent; empty where this chain does not have it
     */
    public record Acceptance(
            Hash block,
            long blueScore,
            long daaScore,
            long timestamp,
            Optional<Long> fee,
            List<Optional<SpentOutput>> inputs) {
        /** Copies the list. */
        public Acceptance {
            inputs = List.copyOf(inputs);
        }
    }
}
