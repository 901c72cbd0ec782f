package network.pyrin.dagsimulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.MergedBlock;
import network.pyrin.node.consensus.virtual.VirtualState;

/** The UTXO set by replaying all acceptance data from genesis into a map: the naive twin of diffs, caches and reorganisations. */
final class UtxoReplay {
    private final Consensus consensus;
    private final Map<Outpoint, UtxoEntry> set = new HashMap<>();

    private UtxoReplay(Consensus consensus) {
        this.consensus = consensus;
    }

    /** Virtual's UTXO set, built from nothing. */
    static Map<Outpoint, UtxoEntry> of(Consensus consensus) {
        UtxoReplay replay = new UtxoReplay(consensus);
        Hash genesis = consensus.params().genesis().declaredHash();
        List<ChainBlock> chain = consensus
                .chain()
                .chainFrom(genesis, Integer.MAX_VALUE)
                .orElseThrow()
                .added();
        for (ChainBlock block : chain) {
            long daaScore =
                    consensus.blocks().header(block.hash()).orElseThrow().daaScore();
            replay.accept(block.acceptance(), daaScore);
        }
        VirtualState virtual = consensus.virtual();
        replay.accept(virtual.acceptance(), virtual.daaScore());
        return replay.set;
    }

    private void accept(List<MergedBlock> acceptance, long daaScore) {
        for (MergedBlock merged : acceptance) {
            Set<Hash> accepted = new HashSet<>(merged.accepted());
            for (Transaction transaction :
                    consensus.blocks().transactions(merged.block()).orElseThrow()) {
                if (accepted.contains(transaction.id())) {
                    apply(transaction, daaScore);
                }
            }
        }
    }

    private void apply(Transaction transaction, long daaScore) {
        for (TransactionInput input : transaction.inputs()) {
            if (set.remove(input.previousOutpoint()) == null) {
                throw new IllegalStateException(
                        transaction.id() + " was accepted, but spends nothing: " + input.previousOutpoint());
            }
        }
        int index = 0;
        for (TransactionOutput output : transaction.outputs()) {
            set.put(
                    new Outpoint(transaction.id(), index++),
                    new UtxoEntry(output.value(), output.scriptPublicKey(), daaScore, transaction.isCoinbase()));
        }
    }
}
