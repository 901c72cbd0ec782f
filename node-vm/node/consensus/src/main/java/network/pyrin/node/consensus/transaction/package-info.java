/**
 * The rules of transactions that need to know what is spent (protocol 5.10): amounts, maturity, locks, signature operations,
 * scripts. What needs no context is in the chain library.
 *
 * <p>Depends on the chain library, the script engine and UTXO views.
 */
@NullMarked
package network.pyrin.node.consensus.transaction;

import org.jspecify.annotations.NullMarked;
