package network.pyrin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import network.pyrin.chain.GenesisBlock;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.NetworkParamsBuilder;

/** Reads {@code params.json}: every consensus number by its name. */
final class RecordedParams {
    private RecordedParams() {}

    static NetworkParams of(JsonNode json) {
        NetworkParamsBuilder builder = NetworkParams.of(NetworkId.parse(Json.text(json, "network"))).toBuilder()
                .genesis(genesis(Json.field(json, "genesis")));
        setDag(builder, json);
        setWindows(builder, json);
        setTransactions(builder, json);
        return builder.skipProofOfWork(Json.field(json, "skipProofOfWork").booleanValue())
                .powAlgoUpdatedAboveDaaScore(Json.u64(json, "powAlgoUpdatedAboveDaaScore"))
                .build();
    }

    private static GenesisBlock genesis(JsonNode json) {
        JsonNode header = Json.field(json, "header");
        return new GenesisBlock(
                Json.hash(json, "identityHash"),
                Json.hash(header, "hashMerkleRoot"),
                Json.hash(header, "utxoCommitment"),
                Json.u64(header, "timestamp"),
                Json.u32(header, "bits"),
                Json.u64(header, "nonce"),
                Json.u64(header, "daaScore"),
                Json.bytes(Json.field(json, "transactions").get(0), "payload"));
    }

    private static void setDag(NetworkParamsBuilder builder, JsonNode json) {
        builder.targetTimePerBlockMillis(Json.u64(json, "targetTimePerBlock"))
                .ghostdagK(Json.u32(json, "ghostdagK"))
                .maxBlockParents(Json.u32(json, "maxBlockParents"))
                .mergesetSizeLimit(Json.u64(json, "mergesetSizeLimit"))
                .mergeDepth(Json.u64(json, "mergeDepth"))
                .finalityDepth(Json.u64(json, "finalityDepth"))
                .pruningDepth(Json.u64(json, "pruningDepth"))
                .pruningProofM(Json.u32(json, "pruningProofM"))
                .maxBlockLevel(Json.u32(json, "maxBlockLevel"));
    }

    private static void setWindows(NetworkParamsBuilder builder, JsonNode json) {
        builder.legacyTimestampDeviationTolerance(Json.u64(json, "legacyTimestampDeviationTolerance"))
                .newTimestampDeviationTolerance(Json.u64(json, "newTimestampDeviationTolerance"))
                .pastMedianTimeSampleRate(Json.u64(json, "pastMedianTimeSampleRate"))
                .pastMedianTimeSampledWindowSize(Json.u32(json, "pastMedianTimeSampledWindowSize"))
                .samplingActivationDaaScore(Json.u64(json, "samplingActivationDaaScore"))
                .maxDifficultyTargetF64(
                        Json.field(json, "maxDifficultyTargetF64").doubleValue())
                .difficultySampleRate(Json.u64(json, "difficultySampleRate"))
                .sampledDifficultyWindowSize(Json.u32(json, "sampledDifficultyWindowSize"))
                .legacyDifficultyWindowSize(Json.u32(json, "legacyDifficultyWindowSize"))
                .minDifficultyWindowLen(Json.u32(json, "minDifficultyWindowLen"));
    }

    private static void setTransactions(NetworkParamsBuilder builder, JsonNode json) {
        builder.coinbasePayloadScriptPublicKeyMaxLen(Json.u32(json, "coinbasePayloadScriptPublicKeyMaxLen"))
                .maxCoinbasePayloadLen(Json.u32(json, "maxCoinbasePayloadLen"))
                .maxTxInputs(Json.u32(json, "maxTxInputs"))
                .maxTxOutputs(Json.u32(json, "maxTxOutputs"))
                .maxSignatureScriptLen(Json.u32(json, "maxSignatureScriptLen"))
                .maxScriptPublicKeyLen(Json.u32(json, "maxScriptPublicKeyLen"))
                .massPerTxByte(Json.u64(json, "massPerTxByte"))
                .massPerScriptPubKeyByte(Json.u64(json, "massPerScriptPubKeyByte"))
                .massPerSigOp(Json.u64(json, "massPerSigOp"))
                .maxBlockMass(Json.u64(json, "maxBlockMass"))
                .storageMassParameter(Json.u64(json, "storageMassParameter"))
                .storageMassActivationDaaScore(Json.u64(json, "storageMassActivationDaaScore"))
                .deflationaryPhaseDaaScore(Json.u64(json, "deflationaryPhaseDaaScore"))
                .preDeflationaryPhaseBaseSubsidy(Json.u64(json, "preDeflationaryPhaseBaseSubsidy"))
                .coinbaseMaturity(Json.u64(json, "coinbaseMaturity"));
    }
}
