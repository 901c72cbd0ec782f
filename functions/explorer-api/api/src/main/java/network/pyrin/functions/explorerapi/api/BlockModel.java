package network.pyrin.functions.explorerapi.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block as older clients know it: 64-bit integers are text, 32-bit ones numbers.
 *
 * @param header the header
 * @param transactions of the body; null unless asked for
 * @param verboseData what the DAG says about it
 * @param extra colour and miner; absent unless asked for
 */
@RegisterForReflection
record BlockModel(
        Header header,
        @Nullable List<Transaction> transactions,
        Verbose verboseData,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Extra extra) {

    /** The header. */
    record Header(
            int version,
            String hashMerkleRoot,
            String acceptedIdMerkleRoot,
            String utxoCommitment,
            String timestamp,
            long bits,
            String nonce,
            String daaScore,
            String blueWork,
            List<Parents> parents,
            String blueScore,
            String pruningPoint) {}

    /** Parents of one level. */
    record Parents(List<String> parentHashes) {}

    /** What the DAG says about a block. */
    record Verbose(
            String hash,
            double difficulty,
            Optional<String> selectedParentHash,
            List<String> transactionIds,
            String blueScore,
            List<String> childrenHashes,
            List<String> mergeSetBluesHashes,
            List<String> mergeSetRedsHashes,
            boolean isChainBlock) {}

    /** Colour ({@code blue}, {@code red}; null while unknown) and miner. */
    record Extra(Optional<String> color, Optional<String> minerAddress, String minerInfo) {}

    /** A transaction as the node writes it. */
    record Transaction(
            int version,
            List<Input> inputs,
            List<Output> outputs,
            String lockTime,
            String subnetworkId,
            String gas,
            String payload,
            String mass,
            TransactionVerbose verboseData) {}

    /** An input. */
    record Input(Outpoint previousOutpoint, String signatureScript, String sequence, int sigOpCount) {}

    /** Where an output was made. */
    record Outpoint(String transactionId, long index) {}

    /** An output. */
    record Output(String amount, Script scriptPublicKey, OutputVerbose verboseData) {}

    /** A script. */
    record Script(int version, String scriptPublicKey) {}

    /** Class and address of a script. */
    record OutputVerbose(String scriptPublicKeyType, Optional<String> scriptPublicKeyAddress) {}

    /** Identity of a transaction and the block it is shown with. */
    record TransactionVerbose(
            String transactionId, String hash, String mass, String computeMass, String blockHash, String blockTime) {}
}
