package network.pyrin.node.consensus;

import network.pyrin.chain.Block;
import network.pyrin.node.consensus.body.BodyStage;
import network.pyrin.node.consensus.header.HeaderStage;
import network.pyrin.node.consensus.header.HeaderVerdict;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.HeaderViolation;

/** Header and body stage one after the other, for one block at a time. Owned by the thread that takes blocks in. */
final class BlockIntake {
    private final HeaderStage headers;
    private final BodyStage bodies;

    BlockIntake(HeaderStage headers, BodyStage bodies) {
        this.headers = headers;
        this.bodies = bodies;
    }

    /**
     * What happened to a block.
     *
     * @param outcome what to tell the submitter
     * @param newBody whether virtual has something new to take in
     */
    record Taken(BlockOutcome outcome, boolean newBody) {
        static Taken known(BlockStatus status) {
            return new Taken(new BlockOutcome.Accepted(status), false);
        }
    }

    Taken take(Ticket ticket) {
        Block block = ticket.block();
        return switch (headers.process(block.header())) {
            case HeaderVerdict.Refused refused -> new Taken(new BlockOutcome.Refused(refused.violation()), false);
            case HeaderVerdict.Accepted accepted -> body(ticket, BlockStatus.HEADER_ONLY);
            case HeaderVerdict.Known known ->
                known.status() == BlockStatus.INVALID
                        ? new Taken(new BlockOutcome.Refused(new HeaderViolation.KnownInvalid()), false)
                        : body(ticket, known.status());
        };
    }

    private Taken body(Ticket ticket, BlockStatus status) {
        if (ticket.block().transactions().isEmpty() || status.hasBody()) {
            return Taken.known(status);
        }
        return bodies.process(ticket.block(), ticket.bodyIsolation().join())
                .map(violation -> new Taken(new BlockOutcome.Refused(violation), false))
                .orElseGet(() -> new Taken(new BlockOutcome.Accepted(BlockStatus.UTXO_PENDING_VERIFICATION), true));
    }
}
