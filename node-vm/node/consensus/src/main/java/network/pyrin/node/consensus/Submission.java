package network.pyrin.node.consensus;

import java.util.concurrent.CompletableFuture;

/**
 * A block on its way. Both futures complete with an outcome; exceptionally only if consensus is closed or broken.
 *
 * @param inserted done when header and body are checked and stored: the moment to relay a block
 * @param virtualUpdated done when virtual has taken the block in: the moment to answer a miner
 */
public record Submission(CompletableFuture<BlockOutcome> inserted, CompletableFuture<BlockOutcome> virtualUpdated) {}
