/**
 * The wallets' HTTP interface under {@code /v1/wallet} and {@code /v1/transactions}.
 *
 * <pre>
 *   balances, UTXOs  --> read model, by address, point reads
 *   submission       --> checks without the node --> node (gRPC, one call, never repeated)
 *   status           --> read model (accepted, waiting) and the node's mempool
 * </pre>
 *
 * <p>Plain Jakarta REST and CDI: packaged as a Lambda in the neighbouring module, and used as it is by the standalone
 * process. May depend on {@code functions.common}, {@code node-rpc} and the readers of {@code read-model}.
 */
@NullMarked
package network.pyrin.functions.walletapi.api;

import org.jspecify.annotations.NullMarked;
