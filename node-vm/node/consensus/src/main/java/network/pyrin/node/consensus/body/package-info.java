/**
 * The body stage: a block's transactions by themselves and at their place in time, without looking at what they spend.
 *
 * <pre>
 *   header accepted --> isolation (merkle root, transactions, mass, double spends)   any thread, any order
 *                   --> context (parents' bodies, coinbase payload, lock times)      after the parents' bodies
 *                   --> one batch: body, tips, status
 * </pre>
 *
 * <p>Source: protocol 5.5, 5.6.
 */
@NullMarked
package network.pyrin.node.consensus.body;

import org.jspecify.annotations.NullMarked;
