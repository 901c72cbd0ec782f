package network.pyrin.node.rpcserver;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.chain.Difficulty;
import network.pyrin.chain.Header;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.BlockFacts;
import network.pyrin.node.consensus.BlockReader;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.RpcBlockVerboseData;

/** Blocks with what the node knows of them: colours, relations, difficulty, and their transactions if wanted. */
final class BlockMessages {
    private final NetworkParams params;
    private final BlockReader blocks;
    private final TransactionMessages transactions;

    BlockMessages(NetworkParams params, BlockReader blocks, TransactionMessages transactions) {
        this.params = params;
        this.blocks = blocks;
        this.transactions = transactions;
    }

    /** A stored block; empty if not even its header is known. */
    Optional<RpcBlock> stored(Hash hash, boolean includeTransactions) {
        return blocks.facts(hash).map(facts -> {
            List<Transaction> body = blocks.transactions(hash).orElse(List.of());
            return message(facts, body, includeTransactions);
        });
    }

    /** A block that was just added; without verbose data should it be gone already. */
    RpcBlock added(Block block) {
        return blocks.facts(block.hash())
                .map(facts -> message(facts, block.transactions(), true))
                .orElseGet(() -> RpcMapping.toWire(block));
    }

    private RpcBlock message(BlockFacts facts, List<Transaction> body, boolean includeTransactions) {
        Header header = facts.header();
        RpcBlock.Builder block =
                RpcBlock.newBuilder().setHeader(RpcMapping.toWire(header)).setVerboseData(verboseData(facts, body));
        if (includeTransactions) {
            body.forEach(transaction -> block.addTransactions(transactions.inBlock(transaction, header)));
        }
        return block.build();
    }

    private RpcBlockVerboseData verboseData(BlockFacts facts, List<Transaction> body) {
        RpcBlockVerboseData.Builder data = RpcBlockVerboseData.newBuilder()
                .setHash(facts.header().hash().toHex())
                .setDifficulty(Difficulty.of(facts.header().bits(), params))
                .setSelectedParentHash(facts.selectedParent().toHex())
                .setIsHeaderOnly(!facts.status().hasBody())
                .setBlueScore(facts.header().blueScore())
                .setIsChainBlock(facts.chainBlock());
        body.forEach(transaction -> data.addTransactionIds(transaction.id().toHex()));
        facts.children().forEach(hash -> data.addChildrenHashes(hash.toHex()));
        facts.mergesetBlues().forEach(hash -> data.addMergeSetBluesHashes(hash.toHex()));
        facts.mergesetReds().forEach(hash -> data.addMergeSetRedsHashes(hash.toHex()));
        return data.build();
    }
}
