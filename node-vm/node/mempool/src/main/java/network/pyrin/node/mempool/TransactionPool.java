package network.pyrin.node.mempool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.utxo.UtxoView;

/**
 * Waiting transactions that can be mined now or after others that wait too. No output is spent twice in it. Not thread-safe: the
 * mempool's lock guards it.
 *
 * <p>Edges follow from two maps (transactions by id, spenders by outpoint), so nothing can get out of step with them.
 */
final class TransactionPool implements UtxoView {
    private static final Comparator<MempoolEntry> BY_FEE_RATE =
            Comparator.comparingDouble(MempoolEntry::feeRate).reversed().thenComparing(MempoolEntry::id);

    private final Map<Hash, MempoolEntry> transactions = new HashMap<>();
    private final Map<Outpoint, Hash> spenders = new HashMap<>();

    /** Those without a parent here, best fee rate first. */
    private final TreeSet<MempoolEntry> ready = new TreeSet<>(BY_FEE_RATE);

    /** Those from peers, best fee rate first: what makes room when the pool is full is found without a walk over all. */
    private final TreeSet<MempoolEntry> fromPeers = new TreeSet<>(BY_FEE_RATE);

    Optional<MempoolEntry> get(Hash id) {
        return Optional.ofNullable(transactions.get(id));
    }

    boolean contains(Hash id) {
        return transactions.containsKey(id);
    }

    int size() {
        return transactions.size();
    }

    Collection<MempoolEntry> entries() {
        return transactions.values();
    }

    Optional<Hash> spender(Outpoint outpoint) {
        return Optional.ofNullable(spenders.get(outpoint));
    }

    /** An output of a waiting transaction, spent or not: double spends are looked for by {@link #spender}. */
    @Override
    public Optional<UtxoEntry> get(Outpoint outpoint) {
        MempoolEntry parent = transactions.get(outpoint.transactionId());
        // An index out of range, the sign bit included, names no output.
        if (parent == null
                || Integer.compareUnsigned(
                                outpoint.index(), parent.transaction().outputs().size())
                        >= 0) {
            return Optional.empty();
        }
        TransactionOutput output = parent.transaction().outputs().get(outpoint.index());
        return Optional.of(
                new UtxoEntry(output.value(), output.scriptPublicKey(), ChainConstants.UNACCEPTED_DAA_SCORE, false));
    }

    /** Adds a transaction whose inputs nothing here spends. */
    void add(MempoolEntry entry) {
        if (transactions.putIfAbsent(entry.id(), entry) != null) {
            throw new IllegalStateException("transaction " + entry.id() + " is in the pool already");
        }
        for (TransactionInput input : entry.transaction().inputs()) {
            Hash other = spenders.putIfAbsent(input.previousOutpoint(), entry.id());
            if (other != null) {
                throw new IllegalStateException(
                        "output " + input.previousOutpoint() + " is spent by " + other + " already");
            }
        }
        if (entry.priority() == Priority.LOW) {
            fromPeers.add(entry);
        }
        if (isReady(entry)) {
            ready.add(entry);
        }
        // A parent that was taken out and comes back finds its children waiting.
        children(entry).forEach(ready::remove);
    }

    /** Takes a transaction out and leaves its redeemers: they spend what a block has created. */
    void removeAlone(Hash id) {
        MempoolEntry entry = transactions.remove(id);
        if (entry == null) {
            return;
        }
        entry.transaction().inputs().forEach(input -> spenders.remove(input.previousOutpoint()));
        ready.remove(entry);
        fromPeers.remove(entry);
        children(entry).stream().filter(this::isReady).forEach(ready::add);
    }

    /** Takes a transaction and everything that spends it, however indirectly, out. */
    List<Hash> removeWithRedeemers(Hash id) {
        Set<Hash> doomed = new LinkedHashSet<>();
        List<Hash> next = new ArrayList<>(List.of(id));
        while (!next.isEmpty()) {
            Hash one = next.removeLast();
            MempoolEntry entry = transactions.get(one);
            if (entry != null && doomed.add(one)) {
                children(entry).forEach(child -> next.add(child.id()));
            }
        }
        doomed.forEach(this::removeAlone);
        return List.copyOf(doomed);
    }

    /** The transactions that spend an output of this one. */
    List<MempoolEntry> children(MempoolEntry entry) {
        Set<Hash> ids = new LinkedHashSet<>();
        for (int i = 0; i < entry.transaction().outputs().size(); i++) {
            Hash spender = spenders.get(new Outpoint(entry.id(), i));
            if (spender != null) {
                ids.add(spender);
            }
        }
        return ids.stream().map(transactions::get).toList();
    }

    private boolean isReady(MempoolEntry entry) {
        return entry.transaction().inputs().stream()
                .noneMatch(input ->
                        transactions.containsKey(input.previousOutpoint().transactionId()));
    }

    /** Those without a parent here, best fee rate first. */
    List<MempoolEntry> ready(int limit) {
        return ready.stream().limit(limit).toList();
    }

    /** The worst transaction that may make room: from a peer, without redeemers, and not a parent of the newcomer. */
    Optional<MempoolEntry> leastWorth(Set<Hash> parentsOfNewcomer) {
        return fromPeers.descendingSet().stream()
                .filter(entry -> !parentsOfNewcomer.contains(entry.id()))
                .filter(entry -> children(entry).isEmpty())
                .findFirst();
    }

    /** All transactions, parents before children. */
    List<MempoolEntry> inOrder() {
        List<MempoolEntry> order = new ArrayList<>(transactions.size());
        Set<Hash> placed = new HashSet<>();
        List<MempoolEntry> open = new ArrayList<>(ready);
        while (!open.isEmpty()) {
            MempoolEntry entry = open.removeLast();
            if (placed.add(entry.id())) {
                order.add(entry);
                for (MempoolEntry child : children(entry)) {
                    if (parentsPlaced(child, placed)) {
                        open.add(child);
                    }
                }
            }
        }
        return order;
    }

    private boolean parentsPlaced(MempoolEntry entry, Set<Hash> placed) {
        return entry.transaction().inputs().stream()
                .map(input -> input.previousOutpoint().transactionId())
                .allMatch(parent -> !transactions.containsKey(parent) || placed.contains(parent));
    }
}
