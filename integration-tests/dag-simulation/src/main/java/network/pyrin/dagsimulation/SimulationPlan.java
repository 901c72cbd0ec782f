package network.pyrin.dagsimulation;

import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;

/**
 * What to simulate.
 *
 * @param seed decides everything random
 * @param params the network; proof of work must be switched off
 * @param nodes miners, at least 2; each sees the others' blocks late
 * @param crashingTwins more nodes that mine nothing: each gets the blocks of node 0, and crashes again and again
 * @param blocks how many are mined
 * @param blockIntervalMillis mean time between blocks of the whole network
 * @param delayMillisMax blocks usually arrive within this
 * @param lateOneIn one message of so many takes twenty times as long
 * @param splitOneIn one block of so many starts a split of the network into two halves
 * @param splitMillis how long a split lasts
 * @param badOneIn one block of so many carries a false UTXO commitment
 * @param spendOneIn a block carries transactions once in so many
 * @param crashBatchesMax a twin dies within so many batches
 */
record SimulationPlan(
        long seed,
        NetworkParams params,
        int nodes,
        int crashingTwins,
        int blocks,
        long blockIntervalMillis,
        long delayMillisMax,
        int lateOneIn,
        int splitOneIn,
        long splitMillis,
        int badOneIn,
        int spendOneIn,
        int crashBatchesMax) {

    /** A few seconds of work: 3 miners and a crashing twin at 1 block a second, all that can go wrong going wrong. */
    static SimulationPlan small(long seed) {
        NetworkParams params = NetworkParams.of(NetworkId.DEVNET).toBuilder()
                .skipProofOfWork(true)
                .coinbaseMaturity(15)
                .legacyDifficultyWindowSize(60)
                .legacyTimestampDeviationTolerance(20)
                .build();
        return new SimulationPlan(seed, params, 3, 1, 160, 1_000, 2_500, 25, 60, 15_000, 30, 2, 60);
    }

    /** The same at ten blocks a second, with the sampled windows and the large k of those networks. */
    static SimulationPlan fast(long seed) {
        NetworkParams params = NetworkParams.of(NetworkId.SIMNET).toBuilder()
                .coinbaseMaturity(30)
                .storageMassActivationDaaScore(NetworkParams.NEVER)
                .build();
        return new SimulationPlan(seed, params, 3, 1, 160, 100, 1_000, 25, 80, 3_000, 30, 3, 60);
    }

    /** Splits longer than the merge depth, so that one side's blocks can never be merged, but shorter than finality. */
    static SimulationPlan deep(long seed) {
        NetworkParams params = NetworkParams.of(NetworkId.DEVNET).toBuilder()
                .skipProofOfWork(true)
                .coinbaseMaturity(10)
                .mergeDepth(18)
                .finalityDepth(400)
                .legacyDifficultyWindowSize(40)
                .legacyTimestampDeviationTolerance(10)
                .build();
        return new SimulationPlan(seed, params, 4, 1, 240, 1_000, 1_500, 40, 60, 60_000, 40, 2, 100);
    }

    /** A plan of the same kind, longer and wider. */
    SimulationPlan scaled(int newNodes, int newTwins, int newBlocks) {
        return new SimulationPlan(
                seed,
                params,
                newNodes,
                newTwins,
                newBlocks,
                blockIntervalMillis,
                delayMillisMax,
                lateOneIn,
                splitOneIn,
                splitMillis,
                badOneIn,
                spendOneIn,
                crashBatchesMax);
    }
}
