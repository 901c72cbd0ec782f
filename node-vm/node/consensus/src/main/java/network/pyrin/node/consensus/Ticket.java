package network.pyrin.node.consensus;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import network.pyrin.chain.Block;
import network.pyrin.node.consensus.rules.BodyViolation;

/**
 * A block on its way through the pipeline, with the checks that were started ahead.
 *
 * @param block header and body
 * @param bodyIsolation what the body's isolation rules say
 * @param submission whom to tell
 */
record Ticket(Block block, CompletableFuture<Optional<BodyViolation>> bodyIsolation, Submission submission) {
    void fail(Throwable cause) {
        submission.inserted().completeExceptionally(cause);
        submission.virtualUpdated().completeExceptionally(cause);
    }
}
