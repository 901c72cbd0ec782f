package network.pyrin.node.consensus;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.virtual.BlockReward;
import network.pyrin.node.consensus.virtual.Disqualification;
import network.pyrin.node.consensus.virtual.MergedBlock;

/** Questions about single blocks. Thread-safe, never waits for a stage. Empty always means: not known (any more). */
public interface BlockReader {
    /**
     * How far a block has come.
     *
     * @param block block hash
     * @return its status
     */
    Optional<BlockStatus> status(Hash block);

    /**
     * A header; one database read.
     *
     * @param block block hash
     * @return the header
     */
    Optional<Header> header(Hash block);

    /**
     * A body; one database read.
     *
     * @param block block hash
     * @return the transactions, coinbase first
     */
    Optional<List<Transaction>> transactions(Hash block);

    /**
     * Header and body; two database reads.
     *
     * @param block block hash
     * @return the block; without transactions if only the header is known
     */
    Optional<Block> block(Hash block);

    /**
     * What the DAG knows of a block.
     *
     * @param block block hash
     * @return header, colours, relations
     */
    Optional<BlockFacts> facts(Hash block);

    /**
     * What a block accepted; one database read.
     *
     * @param block block hash
     * @return per merged block; empty if the block was never UTXO-valid on a chain
     */
    Optional<List<MergedBlock>> acceptance(Hash block);

    /**
     * What the blocks merged by a block have earned.
     *
     * @param block block hash
     * @return per merged block, blues first; empty if the block was never UTXO-valid on a chain
     */
    Optional<List<BlockReward>> rewards(Hash block);

    /**
     * Why a block may not be a chain block.
     *
     * @param block block hash
     * @return the reason; empty also when it was found too long ago (some thousand are remembered, until restart)
     */
    Optional<Disqualification> disqualification(Hash block);

    /**
     * Blocks with a body.
     *
     * @return how many are stored
     */
    long blockCount();

    /**
     * Blocks with a header.
     *
     * @return how many are stored, those with bodies included
     */
    long headerCount();
}
