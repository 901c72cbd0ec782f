package network.pyrin.events;

import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;

/**
 * A transaction in one line.
 *
 * @param id transaction id
 * @param timestamp milliseconds since the epoch: time of the block that carries it, or of arrival in the mempool
 * @param amount sum of its outputs, leor
 * @param fee leor; empty while inputs are not resolved or some input's output is unknown to this chain; 0 for a coinbase
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param coinbase whether it is a coinbase
 * @param acceptingBlock the chain block that accepted it; empty if none has
 * @param acceptingBlueScore blue score of that block
 * @param firstOutputs the first outputs, at most {@link #FIRST_OUTPUTS_MAX}
 */
public record TransactionSummary(
        Hash id,
        long timestamp,
        @DecimalString long amount,
        @OptionalDecimalString Optional<Long> fee,
        int inputs,
        int outputs,
        boolean coinbase,
        Optional<Hash> acceptingBlock,
        Optional<Long> acceptingBlueScore,
        List<Output> firstOutputs) {
    /** Most outputs a summary carries, so that no event grows without bound. */
    public static final int FIRST_OUTPUTS_MAX = 20;

    /** Copies the list and checks its length. */
    public TransactionSummary {
        firstOutputs = List.copyOf(firstOutputs);
        if (firstOutputs.size() > FIRST_OUTPUTS_MAX) {
            throw new IllegalArgumentException("more than " + FIRST_OUTPUTS_MAX + " outputs in a summary");
        }
    }

    /**
     * An output.
     *
     * @param address empty for a script without an address
     * @param amount leor
     */
    public record Output(
            Optional<String> address, @DecimalString long amount) {}
}
