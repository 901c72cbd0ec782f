package network.pyrin.node.mempool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.TransactionSelector;

/**
 * Takes the best fee rates first until the block is full; what does not fit is passed over, and the space of a refused transaction
 * is filled with the next ones. Used once.
 */
final class FeeRateSelector implements TransactionSelector {
    private final List<MempoolEntry> left;
    private final Map<Hash, Long> chosenMasses = new HashMap<>();
    private final Set<Hash> rejected = new TreeSet<>();
    private long roomGrams;

    /** The candidates, best first, none of which spends another. */
    FeeRateSelector(List<MempoolEntry> candidates, long massMaxGrams) {
        this.left = new ArrayList<>(candidates);
        this.roomGrams = massMaxGrams;
    }

    @Override
    public List<Transaction> select() {
        List<Transaction> chosen = new ArrayList<>();
        Iterator<MempoolEntry> candidates = left.iterator();
        while (candidates.hasNext()) {
            MempoolEntry candidate = candidates.next();
            if (candidate.massGrams() <= roomGrams) {
                roomGrams -= candidate.massGrams();
                chosenMasses.put(candidate.id(), candidate.massGrams());
                chosen.add(candidate.transaction());
                candidates.remove();
            }
        }
        return chosen;
    }

    @Override
    public void reject(Hash transaction) {
        Long mass = chosenMasses.remove(transaction);
        if (mass != null) {
            roomGrams += mass;
            rejected.add(transaction);
        }
    }

    /** A selection is always used: what was refused is left out already. */
    @Override
    public boolean isSuccessful() {
        return true;
    }

    Set<Hash> rejected() {
        return rejected;
    }
}
