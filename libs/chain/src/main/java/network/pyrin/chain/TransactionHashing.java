package network.pyrin.chain;

import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.HashWriter;
import network.pyrin.crypto.KeyedHash;

/** Canonical transaction bytes and their hashes. Source: protocol 3.1 (consensus/core/src/hashing/tx.rs). */
public final class TransactionHashing {
    private TransactionHashing() {}

    /**
     * The transaction id. Signature scripts and signature-operation counts of non-coinbase transactions are left out.
     *
     * @param transaction any transaction
     * @return the id
     */
    public static Hash id(Transaction transaction) {
        HashWriter writer = KeyedHash.TRANSACTION_ID.writer();
        write(writer, transaction, transaction.isCoinbase());
        return writer.finish();
    }

    /**
     * The full hash: a leaf of the block's merkle root.
     *
     * @param transaction any transaction
     * @param withMass whether storage mass is active for the block, so that a non-zero mass field is hashed too
     * @return the hash
     */
    public static Hash hash(Transaction transaction, boolean withMass) {
        HashWriter writer = KeyedHash.TRANSACTION_HASH.writer();
        write(writer, transaction, true);
        if (withMass && transaction.mass() != 0) {
            writer.u64(transaction.mass());
        }
        return writer.finish();
    }

    private static void write(HashWriter writer, Transaction transaction, boolean full) {
        writer.u16(transaction.version()).u64(transaction.inputs().size());
        for (TransactionInput input : transaction.inputs()) {
            writer.hash(input.previousOutpoint().transactionId())
                    .u32(input.previousOutpoint().index());
            if (full) {
                writer.varBytes(input.signatureScript()).u8(input.sigOpCount());
            } else {
                writer.varBytes(Bytes.EMPTY);
            }
            writer.u64(input.sequence());
        }
        writer.u64(transaction.outputs().size());
        for (TransactionOutput output : transaction.outputs()) {
            writeOutput(writer, output);
        }
        writer.u64(transaction.lockTime())
                .bytes(transaction.subnetworkId().bytes().unsafeArray())
                .u64(transaction.gas())
                .varBytes(transaction.payload());
    }

    static void writeOutput(HashWriter writer, TransactionOutput output) {
        writer.u64(output.value())
                .u16(output.scriptPublicKey().version())
                .varBytes(output.scriptPublicKey().script());
    }
}
