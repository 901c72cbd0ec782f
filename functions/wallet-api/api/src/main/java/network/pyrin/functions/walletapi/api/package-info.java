/**
 * Balances and UTXOs of many addresses, transaction submission and status, webhook registration.
 */
@NullMarked
package network.pyrin.functions.walletapi.api;

import org.jspecify.annotations.NullMarked;
