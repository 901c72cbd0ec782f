package network.pyrin.node.consensus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoElement;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.MergedBlock;

/** Virtual's UTXO set by replaying, from genesis, everything the selected chain and virtual say they accepted. */
final class ReplayModel {
    private final Consensus consensus;
    private final Map<Outpoint, UtxoEntry> set = new HashMap<>();

    private ReplayModel(Consensus consensus) {
        this.consensus = consensus;
    }

    static Map<Outpoint, UtxoEntry> utxos(Consensus consensus) {
        ReplayModel model = new ReplayModel(consensus);
        Hash genesis = consensus.params().genesis().declaredHash();
        for (ChainBlock block : consensus
                .chain()
                .chainFrom(genesis, Integer.MAX_VALUE)
                .orElseThrow()
                .added()) {
            model.accept(
                    block.acceptance(),
                    consensus.blocks().header(block.hash()).orElseThrow().daaScore());
        }
        model.accept(consensus.virtual().acceptance(), consensus.virtual().daaScore());
        return model.set;
    }

    static Hash commitment(Map<Outpoint, UtxoEntry> set) {
        MuHash multiset = new MuHash();
        set.forEach((outpoint, entry) -> multiset.add(UtxoElement.bytes(outpoint, entry)));
        return multiset.finish();
    }

    private void accept(List<MergedBlock> merged, long daaScore) {
        for (MergedBlock block : merged) {
            List<Transaction> body =
                    consensus.blocks().transactions(block.block()).orElseThrow();
            for (Hash id : block.accepted()) {
                apply(
                        body.stream()
                                .filter(transaction -> transaction.id().equals(id))
                                .findFirst()
                                .orElseThrow(),
                        daaScore);
            }
        }
    }

    private void apply(Transaction transaction, long daaScore) {
        for (TransactionInput input : transaction.inputs()) {
            if (set.remove(input.previousOutpoint()) == null) {
                throw new AssertionError(transaction.id() + " spends what is not there: " + input.previousOutpoint());
            }
        }
        for (int i = 0; i < transaction.outputs().size(); i++) {
            TransactionOutput output = transaction.outputs().get(i);
            set.put(
                    new Outpoint(transaction.id(), i),
                    new UtxoEntry(output.value(), output.scriptPublicKey(), daaScore, transaction.isCoinbase()));
        }
    }
}
