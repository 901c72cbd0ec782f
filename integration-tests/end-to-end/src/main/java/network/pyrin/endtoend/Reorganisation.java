package network.pyrin.endtoend;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * A reorganisation that was forced on the node.
 *
 * @param removed blocks of the branch that lost, in the order they were mined
 * @param added blocks of the branch that won, in order; the last one is the sink
 * @param unaccepted the payment that is not accepted any more
 * @param doubleSpend the transaction that spends its coins instead
 */
public record Reorganisation(List<Hash> removed, List<Hash> added, Hash unaccepted, Hash doubleSpend) {
    /** Copies the lists. */
    public Reorganisation {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }
}
