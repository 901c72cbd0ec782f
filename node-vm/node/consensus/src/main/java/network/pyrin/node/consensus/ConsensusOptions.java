package network.pyrin.node.consensus;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How consensus runs; none of this changes what is valid.
 *
 * @param threads worker threads for checks of single transactions and blocks, at least 1
 * @param utxoCacheEntries unspent outputs kept in memory, about 300 bytes each
 * @param scriptCacheEntries transactions whose scripts are remembered as valid, about 500 bytes each
 * @param pendingBlocksMax blocks submitted but not yet through virtual; further submissions wait
 * @param virtualParentChoice randomness for the choice among many tips, so that miners differ; empty takes the heaviest
 */
public record ConsensusOptions(
        int threads,
        int utxoCacheEntries,
        int scriptCacheEntries,
        int pendingBlocksMax,
        Optional<RandomGenerator> virtualParentChoice) {
    /** Rejects what cannot run. */
    public ConsensusOptions {
        if (threads < 1 || pendingBlocksMax < 1 || utxoCacheEntries < 0 || scriptCacheEntries < 0) {
            throw new IllegalArgumentException(
                    "consensus needs at least one thread, one pending block and no negative cache size");
        }
    }

    /**
     * Sized for a node on this machine, no randomness.
     *
     * @return as many threads as processors
     */
    public static ConsensusOptions standard() {
        return new ConsensusOptions(Runtime.getRuntime().availableProcessors(), 100_000, 50_000, 256, Optional.empty());
    }

    /**
     * The same with randomness among virtual parents.
     *
     * @param random used by the virtual stage alone
     * @return options
     */
    public ConsensusOptions withVirtualParentChoice(RandomGenerator random) {
        return new ConsensusOptions(
                threads, utxoCacheEntries, scriptCacheEntries, pendingBlocksMax, Optional.of(random));
    }
}
