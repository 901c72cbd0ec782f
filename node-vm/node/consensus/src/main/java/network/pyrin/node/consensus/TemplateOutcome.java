package network.pyrin.node.consensus;

import network.pyrin.node.consensus.rules.RuleViolation;

/** A template, or why there is none. */
public sealed interface TemplateOutcome {
    /**
     * A template.
     *
     * @param template ready to be mined
     */
    record Built(BlockTemplate template) implements TemplateOutcome {}

    /**
     * No template.
     *
     * @param violation transactions invalid in a selection that was not successful, or a coinbase payload that is too long
     */
    record Refused(RuleViolation violation) implements TemplateOutcome {}
}
