package network.pyrin.node.mempool;

import java.util.HashMap;
import java.util.Map;
import network.pyrin.crypto.Hash;

/**
 * Ids that the chain accepted lately, so that a late copy is told so instead of being called an orphan. What a reorganisation takes
 * back is forgotten. Not thread-safe: the mempool's lock guards it.
 */
final class AcceptedTransactions {
    private final Map<Hash, Long> daaScores = new HashMap<>();

    boolean contains(Hash id) {
        return daaScores.containsKey(id);
    }

    void add(Hash id, long daaScore) {
        daaScores.putIfAbsent(id, daaScore);
    }

    void forget(Hash id) {
        daaScores.remove(id);
    }

    void expire(long daaScore, long daaScoresMax) {
        daaScores.values().removeIf(added -> daaScore - added > daaScoresMax);
    }
}
