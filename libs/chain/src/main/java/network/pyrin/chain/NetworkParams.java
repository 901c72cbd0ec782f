package network.pyrin.chain;

import java.util.List;

/**
 * The consensus rules' numbers for one network. Immutable; {@link #toBuilder} gives a changed copy.
 *
 * <p>Depths count blue score, maturity counts DAA score, masses are grams. 2^64-1 ({@link #NEVER}) as an activation score means
 * never. Source: protocol 1.6 (consensus/core/src/config/params.rs), where every number has its derivation.
 *
 * @param network which network; names the address prefix, ports and data folder
 * @param genesis the first block under its declared hash
 * @param dnsSeeders host names that resolve to peers
 * @param targetTimePerBlockMillis intended time between blocks, milliseconds
 * @param ghostdagK largest blue anticone of a blue block (PHANTOM-GHOSTDAG)
 * @param legacyTimestampDeviationTolerance half window of the full median time, in blocks; also how many seconds a block may be ahead of the clock, there
 * @param newTimestampDeviationTolerance how many seconds a block may be ahead of the clock with sampled windows
 * @param pastMedianTimeSampleRate one block in so many is in the sampled median-time window
 * @param pastMedianTimeSampledWindowSize blocks in the sampled median-time window
 * @param samplingActivationDaaScore sampled windows are used from this DAA score of the selected parent on, unsigned
 * @param maxDifficultyTargetF64 the easiest target as a floating-point number, for the difficulty that RPC reports
 * @param difficultySampleRate one block in so many is in the sampled difficulty window
 * @param sampledDifficultyWindowSize blocks in the sampled difficulty window
 * @param legacyDifficultyWindowSize blocks in the full difficulty window
 * @param minDifficultyWindowLen with fewer blocks in the window, genesis bits apply
 * @param maxBlockParents most direct parents of a block
 * @param mergesetSizeLimit most blocks a block may merge
 * @param mergeDepth bounded-merge depth, blue score
 * @param finalityDepth finality depth, blue score
 * @param pruningDepth pruning depth, blue score
 * @param coinbasePayloadScriptPublicKeyMaxLen longest miner script in a coinbase payload, bytes
 * @param maxCoinbasePayloadLen longest coinbase payload, bytes
 * @param maxTxInputs most inputs of a transaction
 * @param maxTxOutputs most outputs of a transaction
 * @param maxSignatureScriptLen longest signature script, bytes
 * @param maxScriptPublicKeyLen longest script public key, bytes
 * @param massPerTxByte grams for a byte of a transaction
 * @param massPerScriptPubKeyByte grams more for a byte of an output script
 * @param massPerSigOp grams for a signature operation
 * @param maxBlockMass most grams in a block
 * @param storageMassParameter the constant C of KIP-9
 * @param storageMassActivationDaaScore blocks above this DAA score commit to storage mass, unsigned; never is 2^64-1
 * @param deflationaryPhaseDaaScore DAA score at which the monthly subsidy table begins, unsigned
 * @param preDeflationaryPhaseBaseSubsidy subsidy of a block before that, leor
 * @param coinbaseMaturity DAA scores until a coinbase output may be spent
 * @param skipProofOfWork whether the target check is skipped (block levels still come from the hash)
 * @param maxBlockLevel largest block level; a hash of so many leading zero bits short of 256 has level 0
 * @param pruningProofM blocks per level that a pruning proof must show
 * @param powAlgoUpdatedAboveDaaScore headers above this DAA score use the second proof-of-work reduction, on every network
 */
public record NetworkParams(
        NetworkId network,
        GenesisBlock genesis,
        List<String> dnsSeeders,
        long targetTimePerBlockMillis,
        int ghostdagK,
        long legacyTimestampDeviationTolerance,
        long newTimestampDeviationTolerance,
        long pastMedianTimeSampleRate,
        int pastMedianTimeSampledWindowSize,
        long samplingActivationDaaScore,
        double maxDifficultyTargetF64,
        long difficultySampleRate,
        int sampledDifficultyWindowSize,
        int legacyDifficultyWindowSize,
        int minDifficultyWindowLen,
        int maxBlockParents,
        long mergesetSizeLimit,
        long mergeDepth,
        long finalityDepth,
        long pruningDepth,
        int coinbasePayloadScriptPublicKeyMaxLen,
        int maxCoinbasePayloadLen,
        int maxTxInputs,
        int maxTxOutputs,
        int maxSignatureScriptLen,
        int maxScriptPublicKeyLen,
        long massPerTxByte,
        long massPerScriptPubKeyByte,
        long massPerSigOp,
        long maxBlockMass,
        long storageMassParameter,
        long storageMassActivationDaaScore,
        long deflationaryPhaseDaaScore,
        long preDeflationaryPhaseBaseSubsidy,
        long coinbaseMaturity,
        boolean skipProofOfWork,
        int maxBlockLevel,
        int pruningProofM,
        long powAlgoUpdatedAboveDaaScore) {

    /** An activation score that is never reached: 2^64-1. */
    public static final long NEVER = -1L;

    /** Copies the list and checks what would make later arithmetic meaningless. */
    public NetworkParams {
        dnsSeeders = List.copyOf(dnsSeeders);
        if (targetTimePerBlockMillis < 1 || targetTimePerBlockMillis > 1000) {
            throw new IllegalArgumentException(
                    "target time per block must be 1 to 1000 ms, not " + targetTimePerBlockMillis);
        }
        if (ghostdagK < 0 || pastMedianTimeSampleRate < 1 || difficultySampleRate < 1) {
            throw new IllegalArgumentException("k must not be negative and sample rates must be positive");
        }
    }

    /**
     * The parameters of a network as everyone uses them.
     *
     * @param network which network
     * @return its parameters
     */
    public static NetworkParams of(NetworkId network) {
        return NetworkPresets.of(network);
    }

    /**
     * A builder holding all values of these parameters.
     *
     * @return a fresh builder
     */
    public NetworkParamsBuilder toBuilder() {
        return new NetworkParamsBuilder(this);
    }

    /**
     * Intended blocks a second.
     *
     * @return at least 1
     */
    public long blocksPerSecond() {
        return 1000 / targetTimePerBlockMillis;
    }

    /**
     * Size of the full median-time window.
     *
     * @return blocks, odd
     */
    public int legacyPastMedianTimeWindowSize() {
        return Math.toIntExact(2 * legacyTimestampDeviationTolerance - 1);
    }

    /**
     * Blue-score depth below which a block's anticone cannot grow any more.
     *
     * @return at most the pruning depth
     */
    public long anticoneFinalizationDepth() {
        long depth = finalityDepth + mergeDepth + 4 * mergesetSizeLimit * ghostdagK + 2L * ghostdagK + 2;
        return Math.min(pruningDepth, depth);
    }

    /**
     * Whether storage mass is part of consensus for a block or for a transaction in its context.
     *
     * @param daaScore DAA score of the block (or of virtual), unsigned
     * @return true strictly above the activation score
     */
    public boolean storageMassActive(long daaScore) {
        return Long.compareUnsigned(daaScore, storageMassActivationDaaScore) > 0;
    }

    /**
     * Whether storage mass is ever activated: the mempool computes mass differently where it is not.
     *
     * @return false on mainnet, testnet 10 and devnet
     */
    public boolean storageMassPlanned() {
        return storageMassActivationDaaScore != NEVER;
    }

    /**
     * Whether a block's windows are sampled.
     *
     * @param selectedParentDaaScore DAA score of its selected parent, unsigned
     * @return true from the activation score on
     */
    public boolean samplingActive(long selectedParentDaaScore) {
        return Long.compareUnsigned(selectedParentDaaScore, samplingActivationDaaScore) >= 0;
    }

    /**
     * Whether a header's proof of work uses the second reduction.
     *
     * @param daaScore the header's DAA score, unsigned
     * @return true strictly above the switch
     */
    public boolean powAlgoUpdated(long daaScore) {
        return Long.compareUnsigned(daaScore, powAlgoUpdatedAboveDaaScore) > 0;
    }

    /**
     * How long a block takes to become final at the intended rate.
     *
     * @return milliseconds
     */
    public long finalityDurationMillis() {
        return targetTimePerBlockMillis * finalityDepth;
    }

    /**
     * Whether a sink is recent enough to mine on and to relay transactions (protocol 1.6, "nearly synced").
     *
     * @param sinkTimestampMillis the sink's timestamp
     * @param nowMillis the clock
     * @return true if the node counts as synced
     */
    public boolean isNearlySynced(long sinkTimestampMillis, long nowMillis) {
        long windowMillis = targetTimePerBlockMillis * legacyDifficultyWindowSize;
        long toleranceMillis = network.isMainnet() ? windowMillis : windowMillis / 3;
        return nowMillis < sinkTimestampMillis + toleranceMillis;
    }
}
