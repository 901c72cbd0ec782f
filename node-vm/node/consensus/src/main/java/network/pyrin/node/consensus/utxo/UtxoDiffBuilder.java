package network.pyrin.node.consensus.utxo;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two UTXO sets while it grows. For one writing thread; several threads may read it while nobody writes.
 *
 * <p>The algebra is checked: removing what was added (with the same DAA score) cancels out, and so does adding what was removed;
 * adding or removing the same thing twice is a broken invariant and stops the node. Source: protocol 4.15
 * (consensus/core/src/utxo/utxo_diff.rs, behaviour).
 */
public final class UtxoDiffBuilder implements UtxoDelta {
    private final Map<Outpoint, UtxoEntry> added = new HashMap<>();
    private final Map<Outpoint, UtxoEntry> removed = new HashMap<>();

    /** Starts with no difference. */
    public UtxoDiffBuilder() {}

    /**
     * Starts with a difference.
     *
     * @param diff copied
     */
    public UtxoDiffBuilder(UtxoDelta diff) {
        added.putAll(diff.added());
        removed.putAll(diff.removed());
    }

    @Override
    public Map<Outpoint, UtxoEntry> added() {
        return Collections.unmodifiableMap(added);
    }

    @Override
    public Map<Outpoint, UtxoEntry> removed() {
        return Collections.unmodifiableMap(removed);
    }

    /**
     * Adds an output to the second set.
     *
     * @param outpoint where it is created
     * @param entry what it is
     * @throws IllegalStateException if the second set has an output there already
     */
    public void add(Outpoint outpoint, UtxoEntry entry) {
        if (sameScore(removed.get(outpoint), entry)) {
            removed.remove(outpoint);
        } else if (added.putIfAbsent(outpoint, entry) != null) {
            throw new IllegalStateException("output " + outpoint + " is added twice");
        }
    }

    /**
     * Takes an output out of the second set.
     *
     * @param outpoint where it was created
     * @param entry what it is
     * @throws IllegalStateException if it was taken out already
     */
    public void remove(Outpoint outpoint, UtxoEntry entry) {
        if (sameScore(added.get(outpoint), entry)) {
            added.remove(outpoint);
        } else if (removed.putIfAbsent(outpoint, entry) != null) {
            throw new IllegalStateException("output " + outpoint + " is removed twice");
        }
    }

    /**
     * Spends a transaction's inputs and creates its outputs.
     *
     * @param transaction a transaction that is valid in the second set
     * @param spent the outputs it spends, in the order of its inputs
     * @param daaScore DAA score of the accepting block
     */
    public void apply(Transaction transaction, List<UtxoEntry> spent, long daaScore) {
        for (int i = 0; i < spent.size(); i++) {
            remove(transaction.inputs().get(i).previousOutpoint(), spent.get(i));
        }
        for (int i = 0; i < transaction.outputs().size(); i++) {
            TransactionOutput output = transaction.outputs().get(i);
            add(
                    new Outpoint(transaction.id(), i),
                    new UtxoEntry(output.value(), output.scriptPublicKey(), daaScore, transaction.isCoinbase()));
        }
    }

    /**
     * Goes on by another difference: this one then leads from its first set to the other's second set.
     *
     * @param next starts where this one ends
     * @throws IllegalStateException if it does not
     */
    public void apply(UtxoDelta next) {
        next.removed().forEach(this::remove);
        next.added().forEach(this::add);
    }

    /**
     * Ends building; this builder must not be used any more.
     *
     * @return the difference
     */
    public UtxoDiff build() {
        return new UtxoDiff(added, removed);
    }

    private static boolean sameScore(@Nullable UtxoEntry present, UtxoEntry entry) {
        return present != null && present.blockDaaScore() == entry.blockDaaScore();
    }
}
