package network.pyrin.node.consensus.utxo;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoElement;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.parallel.Workers;

/**
 * The multiset whose commitment stands in headers. Elements are hashed, expanded and multiplied in parallel: multiplication
 * commutes. Source: protocol 3.5.
 */
public final class UtxoMultiset {
    /** One element costs some microseconds: a hand-over pays from about this many transactions on. */
    private static final int TRANSACTIONS_PER_TASK = 8;

    private UtxoMultiset() {}

    /**
     * A multiset after some transactions were accepted.
     *
     * @param before the multiset; unchanged
     * @param accepted transactions and what they spend
     * @param daaScore DAA score of the accepting block
     * @param workers who shares the work
     * @return a new multiset
     */
    public static MuHash after(MuHash before, List<PopulatedTransaction> accepted, long daaScore, Workers workers) {
        int tasks = Math.ceilDiv(accepted.size(), TRANSACTIONS_PER_TASK);
        List<MuHash> parts = new ArrayList<>(workers.map(tasks, 1, task -> {
            MuHash part = new MuHash();
            int end = Math.min(accepted.size(), (task + 1) * TRANSACTIONS_PER_TASK);
            for (PopulatedTransaction each : accepted.subList(task * TRANSACTIONS_PER_TASK, end)) {
                apply(part, each, daaScore);
            }
            return part;
        }));
        MuHash result = before.copy();
        parts.forEach(result::combine);
        return result;
    }

    private static void apply(MuHash multiset, PopulatedTransaction populated, long daaScore) {
        Transaction transaction = populated.transaction();
        for (int i = 0; i < populated.entries().size(); i++) {
            multiset.remove(UtxoElement.bytes(
                    transaction.inputs().get(i).previousOutpoint(),
                    populated.entries().get(i)));
        }
        for (int i = 0; i < transaction.outputs().size(); i++) {
            TransactionOutput output = transaction.outputs().get(i);
            UtxoEntry entry =
                    new UtxoEntry(output.value(), output.scriptPublicKey(), daaScore, transaction.isCoinbase());
            multiset.add(UtxoElement.bytes(new Outpoint(transaction.id(), i), entry));
        }
    }
}
