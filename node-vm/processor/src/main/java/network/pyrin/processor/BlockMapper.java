package network.pyrin.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.Block;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.StandardScripts;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.RpcBlockVerboseData;
import network.pyrin.noderpc.wire.RpcTransaction;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.TransactionDocument;

/** Turns what the node sends into documents. Addresses are worked out here, not taken from the node. Pure. */
final class BlockMapper {
    private final AddressPrefix prefix;

    BlockMapper(AddressPrefix prefix) {
        this.prefix = prefix;
    }

    /**
     * A block with its body.
     *
     * @param wire with verbose data
     * @return empty for a header without a body: nothing can be said about it yet
     */
    Optional<StoredBlock> block(RpcBlock wire) {
        if (wire.getTransactionsCount() == 0) {
            return Optional.empty();
        }
        Block block = RpcMapping.blockAsTold(wire);
        RpcBlockVerboseData verbose = wire.getVerboseData();
        Transaction coinbase = block.transactions().getFirst();
        BlockDocument document = new BlockDocument(
                block.header(),
                verbose.getDifficulty(),
                optional("selectedParentHash", verbose.getSelectedParentHash()),
                hashes("mergeSetBluesHashes", verbose.getMergeSetBluesHashesList()),
                hashes("mergeSetRedsHashes", verbose.getMergeSetRedsHashesList()),
                block.transactions().stream().map(Transaction::id).toList(),
                miner(coinbase.payload()),
                coinbase.payload(),
                hashes("childrenHashes", verbose.getChildrenHashesList()),
                BlockDocument.Standing.NEW);
        List<TransactionDocument> transactions = new ArrayList<>();
        for (int i = 0; i < block.transactions().size(); i++) {
            transactions.add(transaction(
                    block.transactions().get(i),
                    wire.getTransactions(i),
                    block.header().timestampMillis(),
                    List.of(block.hash())));
        }
        return Optional.of(new StoredBlock(document, transactions));
    }

    /**
     * A transaction.
     *
     * @param transaction as read from the wire
     * @param wire for what only the node knows: full hash and compute mass
     * @param time time of its block, or when it was first seen, milliseconds since the epoch
     * @param blocks blocks that carry it
     * @return nothing accepted, nothing spent
     */
    TransactionDocument transaction(Transaction transaction, RpcTransaction wire, long time, List<Hash> blocks) {
        Hash hash = wire.getVerboseData().getHash().isEmpty()
                ? TransactionHashing.hash(transaction, transaction.mass() != 0)
                : RpcMapping.hash("verboseData.hash", wire.getVerboseData().getHash());
        return new TransactionDocument(
                transaction,
                hash,
                wire.getVerboseData().getMass(),
                transaction.outputs().stream()
                        .map(output -> address(output.scriptPublicKey()))
                        .toList(),
                time,
                blocks,
                Optional.empty(),
                Map.of(),
                0);
    }

    private Optional<String> address(ScriptPublicKey script) {
        return StandardScripts.addressOf(script, prefix).map(Address::toString);
    }

    private Optional<String> miner(Bytes payload) {
        try {
            return address(CoinbasePayload.decode(payload).miner().scriptPublicKey());
        } catch (MalformedBytesException e) {
            // Genesis blocks carry free text.
            return Optional.empty();
        }
    }

    private static List<Hash> hashes(String field, List<String> hexes) {
        return hexes.stream().map(hex -> RpcMapping.hash(field, hex)).toList();
    }

    private static Optional<Hash> optional(String field, String hex) {
        // A block without a selected parent is told by nothing, by zeros, or by the origin's bytes.
        return hex.isEmpty() || hex.equals("00".repeat(Hash.BYTES)) || hex.equals("fe".repeat(Hash.BYTES))
                ? Optional.empty()
                : Optional.of(RpcMapping.hash(field, hex));
    }
}
