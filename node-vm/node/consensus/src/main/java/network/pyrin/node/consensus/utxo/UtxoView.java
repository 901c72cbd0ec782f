package network.pyrin.node.consensus.utxo;

import java.util.Optional;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;

/** Something outputs can be looked up in: a stored set, a set seen through a difference. */
@FunctionalInterface
public interface UtxoView {
    /**
     * Looks an output up.
     *
     * @param outpoint any outpoint
     * @return the unspent output; empty if it never existed here or is spent
     */
    Optional<UtxoEntry> get(Outpoint outpoint);

    /**
     * This view with a difference laid over it. The difference is read through, not copied.
     *
     * @param diff may still grow; reads see it as it is then
     * @return a view
     */
    default UtxoView with(UtxoDelta diff) {
        return outpoint -> {
            UtxoEntry added = diff.added().get(outpoint);
            if (added != null) {
                return Optional.of(added);
            }
            return diff.removed().containsKey(outpoint) ? Optional.empty() : get(outpoint);
        };
    }
}
