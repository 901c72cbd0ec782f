package network.pyrin.node.consensus;

import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.RuleViolation;

/** What became of a submitted block. */
public sealed interface BlockOutcome {
    /**
     * The block is known now.
     *
     * @param status how far it has come; of a block that was known before, as it stood
     */
    record Accepted(BlockStatus status) implements BlockOutcome {}

    /**
     * The block broke a rule.
     *
     * @param violation the first rule it broke
     */
    record Refused(RuleViolation violation) implements BlockOutcome {}
}
