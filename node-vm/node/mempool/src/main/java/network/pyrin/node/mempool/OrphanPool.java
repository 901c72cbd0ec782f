package network.pyrin.node.mempool;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.TransactionInput;
import network.pyrin.crypto.Hash;

/**
 * A few transactions that spend something unknown. When it is full, the oldest one from a peer makes room. Not thread-safe: the
 * mempool's lock guards it.
 */
final class OrphanPool {
    private final MempoolConfig config;
    private final Map<Hash, MempoolEntry> orphans = new LinkedHashMap<>();
    private final Map<Outpoint, Hash> spenders = new HashMap<>();

    OrphanPool(MempoolConfig config) {
        this.config = config;
    }

    Optional<MempoolEntry> get(Hash id) {
        return Optional.ofNullable(orphans.get(id));
    }

    Collection<MempoolEntry> entries() {
        return orphans.values();
    }

    int size() {
        return orphans.size();
    }

    Optional<Hash> spender(Outpoint outpoint) {
        return Optional.ofNullable(spenders.get(outpoint));
    }

    /** Adds an orphan, or says why not. */
    Optional<MempoolViolation> add(MempoolEntry orphan) {
        if (orphans.containsKey(orphan.id())) {
            return Optional.of(new MempoolViolation.RejectDuplicateOrphan(orphan.id()));
        }
        if (orphan.computeMassGrams() > config.orphanMassMaxGrams()) {
            return Optional.of(
                    new MempoolViolation.RejectBadOrphanMass(orphan.computeMassGrams(), config.orphanMassMaxGrams()));
        }
        for (TransactionInput input : orphan.transaction().inputs()) {
            Hash other = spenders.get(input.previousOutpoint());
            if (other != null) {
                return Optional.of(new MempoolViolation.RejectDoubleSpendOrphan(orphan.id(), other));
            }
        }
        while (orphans.size() >= config.orphansMax()) {
            Optional<MempoolEntry> oldest = orphans.values().stream()
                    .filter(entry -> entry.priority() == Priority.LOW)
                    .findFirst();
            if (oldest.isEmpty()) {
                return Optional.of(new MempoolViolation.RejectOrphanPoolIsFull(orphans.size(), config.orphansMax()));
            }
            remove(oldest.get().id());
        }
        orphans.put(orphan.id(), orphan);
        orphan.transaction().inputs().forEach(input -> spenders.put(input.previousOutpoint(), orphan.id()));
        return Optional.empty();
    }

    void remove(Hash id) {
        MempoolEntry orphan = orphans.remove(id);
        if (orphan != null) {
            orphan.transaction().inputs().forEach(input -> spenders.remove(input.previousOutpoint()));
        }
    }

    /** Removes what can never be valid because it spends outputs of a transaction that is gone. */
    void removeRedeemersOf(Hash gone) {
        List<Hash> redeemers = orphans.values().stream()
                .filter(orphan -> orphan.transaction().inputs().stream()
                        .anyMatch(input ->
                                input.previousOutpoint().transactionId().equals(gone)))
                .map(MempoolEntry::id)
                .toList();
        for (Hash redeemer : redeemers) {
            remove(redeemer);
            removeRedeemersOf(redeemer);
        }
    }

    /** Orphans that spend an output of a transaction that is known now. */
    List<MempoolEntry> redeemersOf(Hash known) {
        return orphans.values().stream()
                .filter(orphan -> orphan.transaction().inputs().stream()
                        .anyMatch(input ->
                                input.previousOutpoint().transactionId().equals(known)))
                .toList();
    }
}
