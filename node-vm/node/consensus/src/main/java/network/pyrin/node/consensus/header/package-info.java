/**
 * The header stage: from a received header to a block of the DAG.
 *
 * <p>May depend on {@code consensus.dag}, {@code consensus.rules}, {@code chain}, {@code crypto}.
 *
 * <pre>
 *   Header ─> HeaderInIsolation   version, clock, number of parents, proof of work      protocol 5.1   never marks
 *          ─> HeaderInParents     parents known, valid, none an ancestor of another     protocol 5.2   never marks
 *          ─> HeaderInContext     pruning point, DAA score, bits                        protocol 5.3   never marks
 *          ─> HeaderClaims        scores, median time, mergeset, pruning point, levels  protocol 5.4   marks
 *          ─> Dag.insert          one atomic batch, then visible to all
 * </pre>
 *
 * <p>A check is one method that returns the rule violated, or nothing. Those that do not mark could be due to what this node does
 * not know yet, or cost the sender no work; a marked header is refused for good, and all its descendants.
 */
@NullMarked
package network.pyrin.node.consensus.header;

import org.jspecify.annotations.NullMarked;
