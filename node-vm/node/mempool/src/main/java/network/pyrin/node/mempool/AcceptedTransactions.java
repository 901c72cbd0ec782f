package network.pyrin.node.mempool;

import java.util.LinkedHashMap;
import network.pyrin.crypto.Hash;

/**
 * Ids that the chain accepted lately, so that a late copy is told so instead of being called an orphan. What a reorganisation takes
 * back is forgotten. Not thread-safe: the mempool's lock guards it.
 */
final class AcceptedTransactions {
    /** Far more than two minutes of full blocks; beyond that the oldest are forgotten. */
    private static final int IDS_MAX = 500_000;

    private final LinkedHashMap<Hash, Long> daaScores = new LinkedHashMap<>();

    boolean contains(Hash id) {
        return daaScores.containsKey(id);
    }

    void add(Hash id, long daaScore) {
        daaScores.putIfAbsent(id, daaScore);
        if (daaScores.size() > IDS_MAX) {
            daaScores.pollFirstEntry();
        }
    }

    void forget(Hash id) {
        daaScores.remove(id);
    }

    void expire(long daaScore, long daaScoresMax) {
        daaScores.values().removeIf(added -> daaScore - added > daaScoresMax);
    }
}
