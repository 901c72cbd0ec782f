package network.pyrin.node.consensus.virtual;

import java.util.List;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.parallel.Workers;
import network.pyrin.node.consensus.utxo.UtxoMultiset;
import org.jspecify.annotations.Nullable;

/** The multiset after an acceptance, computed when first needed: by a template, or by a block that accepts the same. */
final class LazyCommitment implements UtxoCommitment {
    private final MuHash selectedParentMultiset;
    private final List<PopulatedTransaction> accepted;
    private final long daaScore;
    private final Workers workers;
    private @Nullable MuHash multiset;

    LazyCommitment(MuHash selectedParentMultiset, List<PopulatedTransaction> accepted, long daaScore, Workers workers) {
        this.selectedParentMultiset = selectedParentMultiset;
        this.accepted = accepted;
        this.daaScore = daaScore;
        this.workers = workers;
    }

    /** The multiset itself; a copy, so that nobody else's division is in the way. */
    synchronized MuHash multiset() {
        return compute().copy();
    }

    @Override
    public synchronized Hash hash() {
        return compute().finish();
    }

    private MuHash compute() {
        MuHash known = multiset;
        if (known == null) {
            known = UtxoMultiset.after(selectedParentMultiset, accepted, daaScore, workers);
            known.serialize(); // divides now, once, and not in every copy
            multiset = known;
        }
        return known;
    }
}
