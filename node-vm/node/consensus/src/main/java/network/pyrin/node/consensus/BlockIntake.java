package network.pyrin.node.consensus;

import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.node.consensus.body.BodyInIsolation;
import network.pyrin.node.consensus.body.BodyStage;
import network.pyrin.node.consensus.header.HeaderStage;
import network.pyrin.node.consensus.header.HeaderVerdict;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.BodyViolation;

/** Header and body stage one after the other. Isolation is for any thread, the rest for the one that takes blocks in. */
final class BlockIntake {
    private final HeaderStage headers;
    private final BodyInIsolation bodyIsolation;
    private final BodyStage bodies;

    BlockIntake(HeaderStage headers, BodyInIsolation bodyIsolation, BodyStage bodies) {
        this.headers = headers;
        this.bodyIsolation = bodyIsolation;
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

    Ticket.Isolation isolate(Block block) {
        Optional<BodyViolation> body = block.transactions().isEmpty() ? Optional.empty() : bodyIsolation.check(block);
        return new Ticket.Isolation(headers.isolate(block.header()), body);
    }

    Taken take(Ticket ticket) {
        Ticket.Isolation isolation = ticket.isolation().get();
        return switch (headers.process(isolation.header())) {
            case HeaderVerdict.Refused refused -> new Taken(new BlockOutcome.Refused(refused.violation()), false);
            case HeaderVerdict.Accepted accepted -> body(ticket.block(), isolation, BlockStatus.HEADER_ONLY);
            case HeaderVerdict.Known known -> body(ticket.block(), isolation, known.status());
        };
    }

    private Taken body(Block block, Ticket.Isolation isolation, BlockStatus status) {
        if (block.transactions().isEmpty() || status.hasBody()) {
            return Taken.known(status);
        }
        return bodies.process(block, isolation.body())
                .map(violation -> new Taken(new BlockOutcome.Refused(violation), false))
                .orElseGet(() -> new Taken(new BlockOutcome.Accepted(BlockStatus.UTXO_PENDING_VERIFICATION), true));
    }
}
