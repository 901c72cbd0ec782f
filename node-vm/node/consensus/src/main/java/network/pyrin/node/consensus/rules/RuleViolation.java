package network.pyrin.node.consensus.rules;

/**
 * Why a block is refused: one record per rule of protocol 5.0 to 5.7, with the values seen. Expected, so returned and never
 * thrown.
 *
 * <p>Names and texts are those of the reference node. Whether a violation marks the block as invalid for good is decided by
 * the stage that found it: rules of 5.1 to 5.3, {@link BodyViolation.BadMerkleRoot} and {@link HeaderViolation.MissingParents} never do, those of 5.7 only
 * disqualify from the chain, all others mark. Source: consensus/core/src/errors/block.rs (behaviour).
 */
public sealed interface RuleViolation permits HeaderViolation, BodyViolation, ChainViolation {
    /**
     * The rule's name, as the reference node's error variant spells it.
     *
     * @return for example {@code BadMerkleRoot}
     */
    default String rustName() {
        return getClass().getSimpleName();
    }

    /**
     * The sentence the reference node prints.
     *
     * @return text without a trailing stop
     */
    String message();
}
