package network.pyrin.noderpc;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.RpcBlockHeader;
import network.pyrin.noderpc.wire.RpcBlockLevelParents;
import network.pyrin.noderpc.wire.RpcOutpoint;
import network.pyrin.noderpc.wire.RpcScriptPublicKey;
import network.pyrin.noderpc.wire.RpcTransaction;
import network.pyrin.noderpc.wire.RpcTransactionInput;
import network.pyrin.noderpc.wire.RpcTransactionOutput;
import network.pyrin.noderpc.wire.RpcUtxoEntry;

/**
 * Between wire messages and chain records. Reading is strict: whatever a record cannot hold exactly is a
 * {@link MalformedMessageException} naming the field. Verbose data is neither written nor believed, with the one
 * exception of {@link #blockAsTold}. Cost: linear, plus one hash for each header and transaction read.
 */
public final class RpcMapping {
    private RpcMapping() {}

    /**
     * Reads a hash that came as a field of a call.
     *
     * @param field name for the error text
     * @param hex 64 hex digits
     * @return the hash
     */
    public static Hash hash(String field, String hex) {
        return WireText.hash(field, hex);
    }

    /**
     * Reads a block; its identity is computed from its fields.
     *
     * @param block with a header; transactions may be absent
     * @return the block
     */
    public static Block block(RpcBlock block) {
        WireText.require(block.hasHeader(), "block.header");
        List<Transaction> transactions = new ArrayList<>(block.getTransactionsCount());
        for (int i = 0; i < block.getTransactionsCount(); i++) {
            transactions.add(transaction("transactions[" + i + "]", block.getTransactions(i)));
        }
        return new Block(header(block.getHeader()), transactions);
    }

    /**
     * Reads a block from a node that is trusted with its identity: genesis blocks of some networks are known under a
     * declared hash that their fields do not give (protocol 1.5), which only the verbose data tells.
     *
     * @param block as a node sent it
     * @return the block under the hash the node told, or under the computed one if it told none
     */
    public static Block blockAsTold(RpcBlock block) {
        Block computed = block(block);
        if (!block.hasVerboseData() || block.getVerboseData().getHash().isEmpty()) {
            return computed;
        }
        Hash told = WireText.hash("verboseData.hash", block.getVerboseData().getHash());
        return told.equals(computed.hash())
                ? computed
                : new Block(computed.header().withDeclaredHash(told), computed.transactions());
    }

    /**
     * Reads a header; its hash is computed.
     *
     * @param header all fields
     * @return the header
     */
    public static Header header(RpcBlockHeader header) {
        List<List<Hash>> parents = new ArrayList<>(header.getParentsCount());
        for (RpcBlockLevelParents level : header.getParentsList()) {
            List<Hash> hashes = new ArrayList<>(level.getParentHashesCount());
            for (String hash : level.getParentHashesList()) {
                hashes.add(WireText.hash("header.parents", hash));
            }
            parents.add(hashes);
        }
        if (header.getTimestamp() < 0) {
            throw new MalformedMessageException("header.timestamp", "negative");
        }
        return Header.of(
                WireText.u16("header.version", header.getVersion()),
                parents,
                WireText.hash("header.hashMerkleRoot", header.getHashMerkleRoot()),
                WireText.hash("header.acceptedIdMerkleRoot", header.getAcceptedIdMerkleRoot()),
                WireText.hash("header.utxoCommitment", header.getUtxoCommitment()),
                header.getTimestamp(),
                header.getBits(),
                header.getNonce(),
                header.getDaaScore(),
                WireText.blueWork("header.blueWork", header.getBlueWork()),
                header.getBlueScore(),
                WireText.hash("header.pruningPoint", header.getPruningPoint()));
    }

    /**
     * Reads a transaction; its id is computed.
     *
     * @param transaction all fields
     * @return the transaction
     */
    public static Transaction transaction(RpcTransaction transaction) {
        return transaction("transaction", transaction);
    }

    private static Transaction transaction(String at, RpcTransaction wire) {
        List<TransactionInput> inputs = new ArrayList<>(wire.getInputsCount());
        for (int i = 0; i < wire.getInputsCount(); i++) {
            inputs.add(input(at + ".inputs[" + i + "]", wire.getInputs(i)));
        }
        List<TransactionOutput> outputs = new ArrayList<>(wire.getOutputsCount());
        for (int i = 0; i < wire.getOutputsCount(); i++) {
            RpcTransactionOutput output = wire.getOutputs(i);
            String where = at + ".outputs[" + i + "].scriptPublicKey";
            WireText.require(output.hasScriptPublicKey(), where);
            outputs.add(new TransactionOutput(output.getAmount(), script(where, output.getScriptPublicKey())));
        }
        return new Transaction(
                WireText.u16(at + ".version", wire.getVersion()),
                inputs,
                outputs,
                wire.getLockTime(),
                subnetworkId(at + ".subnetworkId", wire.getSubnetworkId()),
                wire.getGas(),
                WireText.bytes(at + ".payload", wire.getPayload()),
                wire.getMass());
    }

    private static TransactionInput input(String at, RpcTransactionInput wire) {
        WireText.require(wire.hasPreviousOutpoint(), at + ".previousOutpoint");
        RpcOutpoint outpoint = wire.getPreviousOutpoint();
        return new TransactionInput(
                new Outpoint(
                        WireText.hash(at + ".previousOutpoint.transactionId", outpoint.getTransactionId()),
                        outpoint.getIndex()),
                WireText.bytes(at + ".signatureScript", wire.getSignatureScript()),
                wire.getSequence(),
                WireText.u8(at + ".sigOpCount", wire.getSigOpCount()));
    }

    private static SubnetworkId subnetworkId(String field, String hex) {
        Bytes bytes = WireText.bytes(field, hex);
        if (bytes.length() != SubnetworkId.BYTES) {
            throw new MalformedMessageException(field, "a subnetwork id has 40 hex digits, not " + hex.length());
        }
        return new SubnetworkId(bytes);
    }

    private static ScriptPublicKey script(String at, RpcScriptPublicKey wire) {
        return new ScriptPublicKey(
                WireText.u16(at + ".version", wire.getVersion()),
                WireText.bytes(at + ".scriptPublicKey", wire.getScriptPublicKey()));
    }

    /**
     * Reads an outpoint.
     *
     * @param outpoint id and index
     * @return the outpoint
     */
    public static Outpoint outpoint(RpcOutpoint outpoint) {
        return new Outpoint(WireText.hash("outpoint.transactionId", outpoint.getTransactionId()), outpoint.getIndex());
    }

    /**
     * Reads a UTXO entry.
     *
     * @param entry with its script
     * @return the entry
     */
    public static UtxoEntry utxoEntry(RpcUtxoEntry entry) {
        WireText.require(entry.hasScriptPublicKey(), "utxoEntry.scriptPublicKey");
        return new UtxoEntry(
                entry.getAmount(),
                script("utxoEntry.scriptPublicKey", entry.getScriptPublicKey()),
                entry.getBlockDaaScore(),
                entry.getIsCoinbase());
    }

    /**
     * Writes a block without verbose data.
     *
     * @param block any block
     * @return the message
     */
    public static RpcBlock toWire(Block block) {
        RpcBlock.Builder wire = RpcBlock.newBuilder().setHeader(toWire(block.header()));
        block.transactions().forEach(transaction -> wire.addTransactions(toWire(transaction)));
        return wire.build();
    }

    /**
     * Writes a header.
     *
     * @param header any header
     * @return the message
     */
    public static RpcBlockHeader toWire(Header header) {
        RpcBlockHeader.Builder wire = RpcBlockHeader.newBuilder()
                .setVersion(header.version())
                .setHashMerkleRoot(header.hashMerkleRoot().toHex())
                .setAcceptedIdMerkleRoot(header.acceptedIdMerkleRoot().toHex())
                .setUtxoCommitment(header.utxoCommitment().toHex())
                .setTimestamp(header.timestampMillis())
                .setBits(header.bits())
                .setNonce(header.nonce())
                .setDaaScore(header.daaScore())
                .setBlueWork(header.blueWork().toHex())
                .setPruningPoint(header.pruningPoint().toHex())
                .setBlueScore(header.blueScore());
        for (List<Hash> level : header.parentsByLevel()) {
            RpcBlockLevelParents.Builder parents = RpcBlockLevelParents.newBuilder();
            level.forEach(hash -> parents.addParentHashes(hash.toHex()));
            wire.addParents(parents);
        }
        return wire.build();
    }

    /**
     * Writes a transaction without verbose data.
     *
     * @param transaction any transaction
     * @return the message
     */
    public static RpcTransaction toWire(Transaction transaction) {
        RpcTransaction.Builder wire = RpcTransaction.newBuilder()
                .setVersion(transaction.version())
                .setLockTime(transaction.lockTime())
                .setSubnetworkId(transaction.subnetworkId().bytes().toHex())
                .setGas(transaction.gas())
                .setPayload(transaction.payload().toHex())
                .setMass(transaction.mass());
        for (TransactionInput input : transaction.inputs()) {
            wire.addInputs(RpcTransactionInput.newBuilder()
                    .setPreviousOutpoint(toWire(input.previousOutpoint()))
                    .setSignatureScript(input.signatureScript().toHex())
                    .setSequence(input.sequence())
                    .setSigOpCount(input.sigOpCount()));
        }
        for (TransactionOutput output : transaction.outputs()) {
            wire.addOutputs(RpcTransactionOutput.newBuilder()
                    .setAmount(output.value())
                    .setScriptPublicKey(toWire(output.scriptPublicKey())));
        }
        return wire.build();
    }

    /**
     * Writes an outpoint.
     *
     * @param outpoint any outpoint
     * @return the message
     */
    public static RpcOutpoint toWire(Outpoint outpoint) {
        return RpcOutpoint.newBuilder()
                .setTransactionId(outpoint.transactionId().toHex())
                .setIndex(outpoint.index())
                .build();
    }

    /**
     * Writes a script.
     *
     * @param script any script
     * @return the message
     */
    public static RpcScriptPublicKey toWire(ScriptPublicKey script) {
        return RpcScriptPublicKey.newBuilder()
                .setVersion(script.version())
                .setScriptPublicKey(script.script().toHex())
                .build();
    }

    /**
     * Writes a UTXO entry.
     *
     * @param entry any entry
     * @return the message
     */
    public static RpcUtxoEntry toWire(UtxoEntry entry) {
        return RpcUtxoEntry.newBuilder()
                .setAmount(entry.amount())
                .setScriptPublicKey(toWire(entry.scriptPublicKey()))
                .setBlockDaaScore(entry.blockDaaScore())
                .setIsCoinbase(entry.coinbase())
                .build();
    }
}
