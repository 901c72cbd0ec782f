package network.pyrin.node.consensus;

import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.node.consensus.header.IsolatedHeader;
import network.pyrin.node.consensus.parallel.Workers;
import network.pyrin.node.consensus.rules.BodyViolation;

/**
 * A block on its way through the pipeline, with the checks that were started ahead.
 *
 * @param block header and body
 * @param isolation what can be said of header and body by themselves
 * @param submission whom to tell
 */
record Ticket(Block block, Workers.Ahead<Isolation> isolation, Submission submission) {
    /**
     * Checks that need no other block.
     *
     * @param header with its proof of work computed
     * @param body the first broken rule of the body; empty also for a block without one
     */
    record Isolation(IsolatedHeader header, Optional<BodyViolation> body) {}

    void fail(Throwable cause) {
        submission.inserted().completeExceptionally(cause);
        submission.virtualUpdated().completeExceptionally(cause);
    }
}
