package network.pyrin.node.consensus.header;

import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.HeaderViolation;

/** What the header stage made of a header. */
public sealed interface HeaderVerdict {
    /**
     * It was known before, and not invalid; nothing was checked again.
     *
     * @param block its index
     * @param status how far it has come
     */
    record Known(int block, BlockStatus status) implements HeaderVerdict {}

    /**
     * It is part of the DAG now, with status {@link BlockStatus#HEADER_ONLY}.
     *
     * @param block its index
     */
    record Accepted(int block) implements HeaderVerdict {}

    /**
     * It breaks a rule.
     *
     * @param violation the first rule broken
     * @param marked whether that is remembered: then it, and its descendants, are refused for good
     */
    record Refused(HeaderViolation violation, boolean marked) implements HeaderVerdict {}
}
