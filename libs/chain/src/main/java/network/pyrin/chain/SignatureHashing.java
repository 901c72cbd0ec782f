package network.pyrin.chain;

import java.util.function.Consumer;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.HashWriter;
import network.pyrin.crypto.KeyedHash;
import network.pyrin.crypto.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The hashes that signatures of one transaction sign.
 *
 * <p>What all inputs share (hashes over outpoints, sequences, operation counts and outputs) is computed once and kept, so that
 * signing or checking n inputs costs O(n), not O(n²). Thread-safe: the kept parts are immutable values, and computing one twice
 * is harmless. Source: protocol 3.2.
 */
public final class SignatureHashing {
    private final PopulatedTransaction populated;
    private final Transaction transaction;
    private @Nullable Hash previousOutputsHash;
    private @Nullable Hash sequencesHash;
    private @Nullable Hash sigOpCountsHash;
    private @Nullable Hash outputsHash;
    private @Nullable Hash payloadHash;

    /**
     * Starts with nothing computed.
     *
     * @param populated the transaction and what it spends
     */
    public SignatureHashing(PopulatedTransaction populated) {
        this.populated = populated;
        this.transaction = populated.transaction();
    }

    /**
     * The transaction these hashes are of.
     *
     * @return as given
     */
    public PopulatedTransaction populated() {
        return populated;
    }

    /**
     * What a Schnorr signature of an input signs.
     *
     * @param inputIndex from 0
     * @param type what the signature covers
     * @return 32 bytes
     */
    public Hash schnorr(int inputIndex, SigHashType type) {
        TransactionInput input = transaction.inputs().get(inputIndex);
        UtxoEntry spent = populated.entries().get(inputIndex);
        HashWriter writer = KeyedHash.TRANSACTION_SIGNING_HASH.writer().u16(transaction.version());
        boolean others = !type.anyOneCanPay();
        writer.hash(others ? previousOutputsHash() : Hash.ZERO);
        writer.hash(others && !type.single() && !type.none() ? sequencesHash() : Hash.ZERO);
        writer.hash(others ? sigOpCountsHash() : Hash.ZERO);
        writeOutpoint(writer, input.previousOutpoint());
        return writer.u16(spent.scriptPublicKey().version())
                .varBytes(spent.scriptPublicKey().script())
                .u64(spent.amount())
                .u64(input.sequence())
                .u8(input.sigOpCount())
                .hash(outputsHash(inputIndex, type))
                .u64(transaction.lockTime())
                .bytes(transaction.subnetworkId().bytes().unsafeArray())
                .u64(transaction.gas())
                .hash(payloadHash())
                .u8(type.code())
                .finish();
    }

    /**
     * What an ECDSA signature of an input signs.
     *
     * @param inputIndex from 0
     * @param type what the signature covers
     * @return 32 bytes
     */
    public Hash ecdsa(int inputIndex, SigHashType type) {
        return Sha256.ecdsaSigningHash(schnorr(inputIndex, type).toBytes());
    }

    private Hash previousOutputsHash() {
        Hash known = previousOutputsHash;
        return known != null
                ? known
                : (previousOutputsHash = part(writer ->
                        transaction.inputs().forEach(input -> writeOutpoint(writer, input.previousOutpoint()))));
    }

    private Hash sequencesHash() {
        Hash known = sequencesHash;
        return known != null
                ? known
                : (sequencesHash = part(writer -> transaction.inputs().forEach(input -> writer.u64(input.sequence()))));
    }

    private Hash sigOpCountsHash() {
        Hash known = sigOpCountsHash;
        return known != null
                ? known
                : (sigOpCountsHash =
                        part(writer -> transaction.inputs().forEach(input -> writer.u8(input.sigOpCount()))));
    }

    private Hash outputsHash(int inputIndex, SigHashType type) {
        if (type.none()) {
            return Hash.ZERO;
        }
        if (type.single()) {
            return inputIndex >= transaction.outputs().size()
                    ? Hash.ZERO
                    : part(writer -> TransactionHashing.writeOutput(
                            writer, transaction.outputs().get(inputIndex)));
        }
        Hash known = outputsHash;
        return known != null
                ? known
                : (outputsHash = part(writer ->
                        transaction.outputs().forEach(output -> TransactionHashing.writeOutput(writer, output))));
    }

    private Hash payloadHash() {
        if (transaction.subnetworkId().equals(SubnetworkId.NATIVE)) {
            return Hash.ZERO;
        }
        Hash known = payloadHash;
        return known != null ? known : (payloadHash = part(writer -> writer.varBytes(transaction.payload())));
    }

    private static Hash part(Consumer<HashWriter> fields) {
        HashWriter writer = KeyedHash.TRANSACTION_SIGNING_HASH.writer();
        fields.accept(writer);
        return writer.finish();
    }

    private static void writeOutpoint(HashWriter writer, Outpoint outpoint) {
        writer.hash(outpoint.transactionId()).u32(outpoint.index());
    }
}
