package network.pyrin.node.mempool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.TransactionInput;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.BlockReader;
import network.pyrin.node.consensus.virtual.VirtualChange;

/**
 * Keeps the pools in step with virtual. What virtual accepts counts, not what stands in a block body: a body may never be accepted,
 * because its block is disqualified or loses a double spend. Not thread-safe: the mempool's lock guards it.
 */
final class VirtualFollower {
    private final BlockReader blocks;
    private final Admission admission;
    private final TransactionPool pool;
    private final OrphanPool orphans;
    private final AcceptedTransactions accepted;

    /** What virtual itself accepts, not yet a chain block: the next change replaces it. */
    private Set<Hash> pending = Set.of();

    VirtualFollower(
            BlockReader blocks,
            Admission admission,
            TransactionPool pool,
            OrphanPool orphans,
            AcceptedTransactions accepted) {
        this.blocks = blocks;
        this.admission = admission;
        this.pool = pool;
        this.orphans = orphans;
        this.accepted = accepted;
    }

    /** One change of virtual, in order. */
    void follow(VirtualChange change) {
        Set<Hash> nowAccepted = takeOutAccepted(change);
        removeConflicts(change, nowAccepted);
        promoteOrphans(change);
    }

    /** Takes accepted transactions out and brings the memory of them in step with the new chain. */
    private Set<Hash> takeOutAccepted(VirtualChange change) {
        pending.forEach(accepted::forget);
        for (Hash removed : change.removedChain()) {
            blocks.acceptance(removed)
                    .ifPresent(
                            merged -> merged.forEach(block -> block.accepted().forEach(accepted::forget)));
        }
        pending = new HashSet<>();
        change.state().acceptance().forEach(block -> pending.addAll(block.accepted()));
        Set<Hash> ids = new HashSet<>(pending);
        change.addedChain().forEach(block -> block.acceptance().forEach(merged -> ids.addAll(merged.accepted())));
        for (Hash id : ids) {
            accepted.add(id, change.state().daaScore());
            orphans.remove(id);
            pool.get(id).ifPresent(entry -> removeAccepted(entry, change, ids));
        }
        return ids;
    }

    /** Redeemers stay, but for those whose input was spent by another transaction in the same change. */
    private void removeAccepted(MempoolEntry entry, VirtualChange change, Set<Hash> ids) {
        List<MempoolEntry> children = pool.children(entry);
        pool.removeAlone(entry.id());
        for (MempoolEntry child : children) {
            boolean spendable = child.transaction().inputs().stream()
                    .map(TransactionInput::previousOutpoint)
                    .filter(outpoint -> outpoint.transactionId().equals(entry.id()))
                    .allMatch(change.utxos().added()::containsKey);
            if (!spendable && !ids.contains(child.id())) {
                removeWithRedeemers(child.id());
            }
        }
    }

    /**
     * Takes out what spends outputs that are gone, with everything that builds on it. An output that was replaced by one of another
     * DAA score may still be spent, unless a lock or maturity starts anew.
     */
    private void removeConflicts(VirtualChange change, Set<Hash> nowAccepted) {
        for (Outpoint gone : change.utxos().removed().keySet()) {
            boolean replaced = change.utxos().added().containsKey(gone);
            pool.spender(gone)
                    .flatMap(pool::get)
                    .filter(entry -> !nowAccepted.contains(entry.id()))
                    .filter(entry -> !replaced || admission.breaksARule(entry))
                    .ifPresent(entry -> removeWithRedeemers(entry.id()));
            if (replaced) {
                continue;
            }
            orphans.spender(gone).filter(id -> !nowAccepted.contains(id)).ifPresent(id -> {
                orphans.remove(id);
                orphans.removeRedeemersOf(id);
            });
        }
    }

    /** Takes a transaction out with everything that builds on it, orphans included; says what left the pool. */
    List<Hash> removeWithRedeemers(Hash id) {
        List<Hash> gone = pool.removeWithRedeemers(id);
        gone.forEach(orphans::removeRedeemersOf);
        return gone;
    }

    private void promoteOrphans(VirtualChange change) {
        List<MempoolEntry> ready = orphans.entries().stream()
                .filter(orphan -> orphan.transaction().inputs().stream()
                        .anyMatch(input -> change.utxos().added().containsKey(input.previousOutpoint())))
                .toList();
        admission.promote(ready);
    }
}
