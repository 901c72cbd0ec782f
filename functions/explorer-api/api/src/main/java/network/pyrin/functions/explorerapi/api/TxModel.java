package network.pyrin.functions.explorerapi.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as older clients know it. Amounts are numbers here, and some integers are text: their types are kept.
 *
 * <p>The {@code id}s of inputs and outputs were row numbers of the older server's database; they are the index now.
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TxModel(
        String subnetworkId,
        String transactionId,
        String hash,
        String mass,
        String payload,
        int version,
        List<String> blockHash,
        long blockTime,
        boolean isAccepted,
        Optional<String> acceptingBlockHash,
        Optional<Long> acceptingBlockBlueScore,
        Optional<Long> acceptingBlockTime,
        @Nullable List<Input> inputs,
        @Nullable List<Output> outputs) {

    /** An input; the last three only if the outputs it spends were asked for. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Input(
            int id,
            String transactionId,
            int index,
            String previousOutpointHash,
            String previousOutpointIndex,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Output previousOutpointResolved,

            Optional<String> previousOutpointAddress,
            Optional<Long> previousOutpointAmount,
            String signatureScript,
            String sigOpCount) {}

    /** An output. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Output(
            int id,
            String transactionId,
            int index,
            long amount,
            String scriptPublicKey,
            Optional<String> scriptPublicKeyAddress,
            String scriptPublicKeyType,
            Optional<String> acceptingBlockHash) {}
}
