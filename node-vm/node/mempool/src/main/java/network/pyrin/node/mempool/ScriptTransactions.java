package network.pyrin.node.mempool;

import java.util.List;

/**
 * The waiting transactions that touch one script.
 *
 * @param sending those that spend an output of the script
 * @param receiving those that pay it
 */
public record ScriptTransactions(List<MempoolEntry> sending, List<MempoolEntry> receiving) {
    /** Copies the lists. */
    public ScriptTransactions {
        sending = List.copyOf(sending);
        receiving = List.copyOf(receiving);
    }
}
