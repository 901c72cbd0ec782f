package network.pyrin.chain;

import java.util.List;

/**
 * Changes single numbers of {@link NetworkParams}: simulated and recorded chains run on real parameters with some shortened. Each
 * method sets the component of the same name and returns this builder. Used by one thread.
 */
public final class NetworkParamsBuilder {
    private NetworkId network;
    private GenesisBlock genesis;
    private List<String> dnsSeeders;
    private long targetTimePerBlockMillis;
    private int ghostdagK;
    private long legacyTimestampDeviationTolerance;
    private long newTimestampDeviationTolerance;
    private long pastMedianTimeSampleRate;
    private int pastMedianTimeSampledWindowSize;
    private long samplingActivationDaaScore;
    private double maxDifficultyTargetF64;
    private long difficultySampleRate;
    private int sampledDifficultyWindowSize;
    private int legacyDifficultyWindowSize;
    private int minDifficultyWindowLen;
    private int maxBlockParents;
    private long mergesetSizeLimit;
    private long mergeDepth;
    private long finalityDepth;
    private long pruningDepth;
    private int coinbasePayloadScriptPublicKeyMaxLen;
    private int maxCoinbasePayloadLen;
    private int maxTxInputs;
    private int maxTxOutputs;
    private int maxSignatureScriptLen;
    private int maxScriptPublicKeyLen;
    private long massPerTxByte;
    private long massPerScriptPubKeyByte;
    private long massPerSigOp;
    private long maxBlockMass;
    private long storageMassParameter;
    private long storageMassActivationDaaScore;
    private long deflationaryPhaseDaaScore;
    private long preDeflationaryPhaseBaseSubsidy;
    private long coinbaseMaturity;
    private boolean skipProofOfWork;
    private int maxBlockLevel;
    private int pruningProofM;
    private long powAlgoUpdatedAboveDaaScore;

    NetworkParamsBuilder(NetworkParams from) {
        network = from.network();
        genesis = from.genesis();
        dnsSeeders = from.dnsSeeders();
        targetTimePerBlockMillis = from.targetTimePerBlockMillis();
        ghostdagK = from.ghostdagK();
        legacyTimestampDeviationTolerance = from.legacyTimestampDeviationTolerance();
        newTimestampDeviationTolerance = from.newTimestampDeviationTolerance();
        pastMedianTimeSampleRate = from.pastMedianTimeSampleRate();
        pastMedianTimeSampledWindowSize = from.pastMedianTimeSampledWindowSize();
        samplingActivationDaaScore = from.samplingActivationDaaScore();
        maxDifficultyTargetF64 = from.maxDifficultyTargetF64();
        difficultySampleRate = from.difficultySampleRate();
        sampledDifficultyWindowSize = from.sampledDifficultyWindowSize();
        legacyDifficultyWindowSize = from.legacyDifficultyWindowSize();
        minDifficultyWindowLen = from.minDifficultyWindowLen();
        maxBlockParents = from.maxBlockParents();
        mergesetSizeLimit = from.mergesetSizeLimit();
        mergeDepth = from.mergeDepth();
        finalityDepth = from.finalityDepth();
        pruningDepth = from.pruningDepth();
        coinbasePayloadScriptPublicKeyMaxLen = from.coinbasePayloadScriptPublicKeyMaxLen();
        maxCoinbasePayloadLen = from.maxCoinbasePayloadLen();
        maxTxInputs = from.maxTxInputs();
        maxTxOutputs = from.maxTxOutputs();
        maxSignatureScriptLen = from.maxSignatureScriptLen();
        maxScriptPublicKeyLen = from.maxScriptPublicKeyLen();
        massPerTxByte = from.massPerTxByte();
        massPerScriptPubKeyByte = from.massPerScriptPubKeyByte();
        massPerSigOp = from.massPerSigOp();
        maxBlockMass = from.maxBlockMass();
        storageMassParameter = from.storageMassParameter();
        storageMassActivationDaaScore = from.storageMassActivationDaaScore();
        deflationaryPhaseDaaScore = from.deflationaryPhaseDaaScore();
        preDeflationaryPhaseBaseSubsidy = from.preDeflationaryPhaseBaseSubsidy();
        coinbaseMaturity = from.coinbaseMaturity();
        skipProofOfWork = from.skipProofOfWork();
        maxBlockLevel = from.maxBlockLevel();
        pruningProofM = from.pruningProofM();
        powAlgoUpdatedAboveDaaScore = from.powAlgoUpdatedAboveDaaScore();
    }

    /** Sets network: which network; names the address prefix, ports and data folder. */
    public NetworkParamsBuilder network(NetworkId value) {
        network = value;
        return this;
    }

    /** Sets genesis: the first block under its declared hash. */
    public NetworkParamsBuilder genesis(GenesisBlock value) {
        genesis = value;
        return this;
    }

    /** Sets dnsSeeders: host names that resolve to peers. */
    public NetworkParamsBuilder dnsSeeders(List<String> value) {
        dnsSeeders = value;
        return this;
    }

    /** Sets targetTimePerBlockMillis: intended time between blocks, milliseconds. */
    public NetworkParamsBuilder targetTimePerBlockMillis(long value) {
        targetTimePerBlockMillis = value;
        return this;
    }

    /** Sets ghostdagK: largest blue anticone of a blue block (PHANTOM-GHOSTDAG). */
    public NetworkParamsBuilder ghostdagK(int value) {
        ghostdagK = value;
        return this;
    }

    /** Sets legacyTimestampDeviationTolerance: half window of the full median time, in blocks; also how many seconds a block may be ahead of the clock, there. */
    public NetworkParamsBuilder legacyTimestampDeviationTolerance(long value) {
        legacyTimestampDeviationTolerance = value;
        return this;
    }

    /** Sets newTimestampDeviationTolerance: how many seconds a block may be ahead of the clock with sampled windows. */
    public NetworkParamsBuilder newTimestampDeviationTolerance(long value) {
        newTimestampDeviationTolerance = value;
        return this;
    }

    /** Sets pastMedianTimeSampleRate: one block in so many is in the sampled median-time window. */
    public NetworkParamsBuilder pastMedianTimeSampleRate(long value) {
        pastMedianTimeSampleRate = value;
        return this;
    }

    /** Sets pastMedianTimeSampledWindowSize: blocks in the sampled median-time window. */
    public NetworkParamsBuilder pastMedianTimeSampledWindowSize(int value) {
        pastMedianTimeSampledWindowSize = value;
        return this;
    }

    /** Sets samplingActivationDaaScore: sampled windows are used from this DAA score of the selected parent on, unsigned. */
    public NetworkParamsBuilder samplingActivationDaaScore(long value) {
        samplingActivationDaaScore = value;
        return this;
    }

    /** Sets maxDifficultyTargetF64: the easiest target as a floating-point number, for the difficulty that RPC reports. */
    public NetworkParamsBuilder maxDifficultyTargetF64(double value) {
        maxDifficultyTargetF64 = value;
        return this;
    }

    /** Sets difficultySampleRate: one block in so many is in the sampled difficulty window. */
    public NetworkParamsBuilder difficultySampleRate(long value) {
        difficultySampleRate = value;
        return this;
    }

    /** Sets sampledDifficultyWindowSize: blocks in the sampled difficulty window. */
    public NetworkParamsBuilder sampledDifficultyWindowSize(int value) {
        sampledDifficultyWindowSize = value;
        return this;
    }

    /** Sets legacyDifficultyWindowSize: blocks in the full difficulty window. */
    public NetworkParamsBuilder legacyDifficultyWindowSize(int value) {
        legacyDifficultyWindowSize = value;
        return this;
    }

    /** Sets minDifficultyWindowLen: with fewer blocks in the window, genesis bits apply. */
    public NetworkParamsBuilder minDifficultyWindowLen(int value) {
        minDifficultyWindowLen = value;
        return this;
    }

    /** Sets maxBlockParents: most direct parents of a block. */
    public NetworkParamsBuilder maxBlockParents(int value) {
        maxBlockParents = value;
        return this;
    }

    /** Sets mergesetSizeLimit: most blocks a block may merge. */
    public NetworkParamsBuilder mergesetSizeLimit(long value) {
        mergesetSizeLimit = value;
        return this;
    }

    /** Sets mergeDepth: bounded-merge depth, blue score. */
    public NetworkParamsBuilder mergeDepth(long value) {
        mergeDepth = value;
        return this;
    }

    /** Sets finalityDepth: finality depth, blue score. */
    public NetworkParamsBuilder finalityDepth(long value) {
        finalityDepth = value;
        return this;
    }

    /** Sets pruningDepth: pruning depth, blue score. */
    public NetworkParamsBuilder pruningDepth(long value) {
        pruningDepth = value;
        return this;
    }

    /** Sets coinbasePayloadScriptPublicKeyMaxLen: longest miner script in a coinbase payload, bytes. */
    public NetworkParamsBuilder coinbasePayloadScriptPublicKeyMaxLen(int value) {
        coinbasePayloadScriptPublicKeyMaxLen = value;
        return this;
    }

    /** Sets maxCoinbasePayloadLen: longest coinbase payload, bytes. */
    public NetworkParamsBuilder maxCoinbasePayloadLen(int value) {
        maxCoinbasePayloadLen = value;
        return this;
    }

    /** Sets maxTxInputs: most inputs of a transaction. */
    public NetworkParamsBuilder maxTxInputs(int value) {
        maxTxInputs = value;
        return this;
    }

    /** Sets maxTxOutputs: most outputs of a transaction. */
    public NetworkParamsBuilder maxTxOutputs(int value) {
        maxTxOutputs = value;
        return this;
    }

    /** Sets maxSignatureScriptLen: longest signature script, bytes. */
    public NetworkParamsBuilder maxSignatureScriptLen(int value) {
        maxSignatureScriptLen = value;
        return this;
    }

    /** Sets maxScriptPublicKeyLen: longest script public key, bytes. */
    public NetworkParamsBuilder maxScriptPublicKeyLen(int value) {
        maxScriptPublicKeyLen = value;
        return this;
    }

    /** Sets massPerTxByte: grams for a byte of a transaction. */
    public NetworkParamsBuilder massPerTxByte(long value) {
        massPerTxByte = value;
        return this;
    }

    /** Sets massPerScriptPubKeyByte: grams more for a byte of an output script. */
    public NetworkParamsBuilder massPerScriptPubKeyByte(long value) {
        massPerScriptPubKeyByte = value;
        return this;
    }

    /** Sets massPerSigOp: grams for a signature operation. */
    public NetworkParamsBuilder massPerSigOp(long value) {
        massPerSigOp = value;
        return this;
    }

    /** Sets maxBlockMass: most grams in a block. */
    public NetworkParamsBuilder maxBlockMass(long value) {
        maxBlockMass = value;
        return this;
    }

    /** Sets storageMassParameter: the constant C of KIP-9. */
    public NetworkParamsBuilder storageMassParameter(long value) {
        storageMassParameter = value;
        return this;
    }

    /** Sets storageMassActivationDaaScore: blocks above this DAA score commit to storage mass, unsigned; never is 2^64-1. */
    public NetworkParamsBuilder storageMassActivationDaaScore(long value) {
        storageMassActivationDaaScore = value;
        return this;
    }

    /** Sets deflationaryPhaseDaaScore: DAA score at which the monthly subsidy table begins, unsigned. */
    public NetworkParamsBuilder deflationaryPhaseDaaScore(long value) {
        deflationaryPhaseDaaScore = value;
        return this;
    }

    /** Sets preDeflationaryPhaseBaseSubsidy: subsidy of a block before that, leor. */
    public NetworkParamsBuilder preDeflationaryPhaseBaseSubsidy(long value) {
        preDeflationaryPhaseBaseSubsidy = value;
        return this;
    }

    /** Sets coinbaseMaturity: DAA scores until a coinbase output may be spent. */
    public NetworkParamsBuilder coinbaseMaturity(long value) {
        coinbaseMaturity = value;
        return this;
    }

    /** Sets skipProofOfWork: whether the target check is skipped (block levels still come from the hash). */
    public NetworkParamsBuilder skipProofOfWork(boolean value) {
        skipProofOfWork = value;
        return this;
    }

    /** Sets maxBlockLevel: largest block level; a hash of so many leading zero bits short of 256 has level 0. */
    public NetworkParamsBuilder maxBlockLevel(int value) {
        maxBlockLevel = value;
        return this;
    }

    /** Sets pruningProofM: blocks per level that a pruning proof must show. */
    public NetworkParamsBuilder pruningProofM(int value) {
        pruningProofM = value;
        return this;
    }

    /** Sets powAlgoUpdatedAboveDaaScore: headers above this DAA score use the second proof-of-work reduction, on every network. */
    public NetworkParamsBuilder powAlgoUpdatedAboveDaaScore(long value) {
        powAlgoUpdatedAboveDaaScore = value;
        return this;
    }

    /**
     * Ends building.
     *
     * @return the parameters
     * @throws IllegalArgumentException if they make no sense together
     */
    public NetworkParams build() {
        return new NetworkParams(
                network,
                genesis,
                dnsSeeders,
                targetTimePerBlockMillis,
                ghostdagK,
                legacyTimestampDeviationTolerance,
                newTimestampDeviationTolerance,
                pastMedianTimeSampleRate,
                pastMedianTimeSampledWindowSize,
                samplingActivationDaaScore,
                maxDifficultyTargetF64,
                difficultySampleRate,
                sampledDifficultyWindowSize,
                legacyDifficultyWindowSize,
                minDifficultyWindowLen,
                maxBlockParents,
                mergesetSizeLimit,
                mergeDepth,
                finalityDepth,
                pruningDepth,
                coinbasePayloadScriptPublicKeyMaxLen,
                maxCoinbasePayloadLen,
                maxTxInputs,
                maxTxOutputs,
                maxSignatureScriptLen,
                maxScriptPublicKeyLen,
                massPerTxByte,
                massPerScriptPubKeyByte,
                massPerSigOp,
                maxBlockMass,
                storageMassParameter,
                storageMassActivationDaaScore,
                deflationaryPhaseDaaScore,
                preDeflationaryPhaseBaseSubsidy,
                coinbaseMaturity,
                skipProofOfWork,
                maxBlockLevel,
                pruningProofM,
                powAlgoUpdatedAboveDaaScore);
    }
}
