/**
 * Transactions that wait for a block: who may wait, in what order they leave, and templates made of them.
 *
 * <pre>
 *   RPC, peers --submit--> Mempool --admission--> TransactionPool        (spendable now, or after a waiting parent)
 *                             |        \--------> OrphanPool             (something it spends is unknown)
 *                             |
 *   consensus --virtualChanged+--> accepted ones leave, double spends and their redeemers leave, orphans come in
 *                             |
 *   miners --template--> BlockTemplates --selector, by fee rate--> consensus' template builder
 * </pre>
 *
 * <p>Policy only: consensus checks everything again in blocks. May depend on {@code node/consensus}. One lock guards the pools;
 * templates are built outside it. Source: protocol 7 (mining/src/mempool, behaviour).
 */
@NullMarked
package network.pyrin.node.mempool;

import org.jspecify.annotations.NullMarked;
