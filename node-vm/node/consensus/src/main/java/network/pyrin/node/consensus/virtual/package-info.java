/**
 * The virtual stage: which chain is selected, what it accepts, and what a block mined now would see.
 *
 * <p>One thread owns everything here. It takes all bodies that are ready and resolves once:
 *
 * <pre>
 *   tips --> sink search --> chain verification --> virtual parents --> virtual's own acceptance --> one batch, one snapshot
 *              (heaviest first)   (undo, redo diffs)   (mergeset limit,         (protocol 4.13)
 *                                                       bounded merge)
 * </pre>
 *
 * <p>Readers see the result as an immutable {@link network.pyrin.node.consensus.virtual.VirtualState}. Source: protocol 4.12,
 * 4.13, 5.7 (consensus/src/pipeline/virtual_processor, behaviour).
 */
@NullMarked
package network.pyrin.node.consensus.virtual;

import org.jspecify.annotations.NullMarked;
