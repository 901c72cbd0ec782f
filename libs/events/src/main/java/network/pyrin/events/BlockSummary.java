package network.pyrin.events;

import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;

/**
 * A block in one line, as lists and the DAG strip show it.
 *
 * @param hash identity
 * @param blueScore unsigned
 * @param daaScore unsigned
 * @param timestamp milliseconds since the epoch
 * @param bits compact difficulty target
 * @param difficulty times the easiest target
 * @param txCount number of transactions in the body, coinbase included
 * @param chain whether it is on the selected chain
 * @param color what the selected chain made of it
 * @param parents direct parents
 * @param selectedParent empty for genesis
 * @param mergesetBlues number of blues it merges, selected parent included
 * @param mergesetReds number of reds it merges
 * @param minerAddress who its coinbase payload asks to pay; empty if that script has no address
 */
public record BlockSummary(
        Hash hash,
        long blueScore,
        long daaScore,
        long timestamp,
        long bits,
        double difficulty,
        int txCount,
        boolean chain,
        BlockColor color,
        List<Hash> parents,
        Optional<Hash> selectedParent,
        int mergesetBlues,
        int mergesetReds,
        Optional<String> minerAddress) {
    /** Copies the list. */
    public BlockSummary {
        parents = List.copyOf(parents);
    }
}
