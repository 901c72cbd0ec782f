package network.pyrin.node.mempool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.BlockFacts;
import network.pyrin.node.consensus.BlockReader;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.virtual.BlockReward;
import network.pyrin.node.consensus.virtual.Disqualification;
import network.pyrin.node.consensus.virtual.MergedBlock;

/** Knows what the model's steps accepted, and nothing else of any block. */
record ModelBlocks(Map<Hash, List<MergedBlock>> accepted) implements BlockReader {
    @Override
    public Optional<List<MergedBlock>> acceptance(Hash block) {
        return Optional.ofNullable(accepted.get(block));
    }

    @Override
    public Optional<BlockStatus> status(Hash block) {
        return Optional.empty();
    }

    @Override
    public Optional<Header> header(Hash block) {
        return Optional.empty();
    }

    @Override
    public Optional<List<Transaction>> transactions(Hash block) {
        return Optional.empty();
    }

    @Override
    public Optional<Block> block(Hash block) {
        return Optional.empty();
    }

    @Override
    public Optional<BlockFacts> facts(Hash block) {
        return Optional.empty();
    }

    @Override
    public Optional<List<BlockReward>> rewards(Hash block) {
        return Optional.empty();
    }

    @Override
    public Optional<Disqualification> disqualification(Hash block) {
        return Optional.empty();
    }

    @Override
    public long blockCount() {
        return 0;
    }

    @Override
    public long headerCount() {
        return 0;
    }
}
