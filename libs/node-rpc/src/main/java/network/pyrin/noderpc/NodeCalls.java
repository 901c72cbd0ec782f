package network.pyrin.noderpc;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.wire.GetBalanceByAddressRequestMessage;
import network.pyrin.noderpc.wire.GetBalanceByAddressResponseMessage;
import network.pyrin.noderpc.wire.GetBalancesByAddressesRequestMessage;
import network.pyrin.noderpc.wire.GetBalancesByAddressesResponseMessage;
import network.pyrin.noderpc.wire.GetBlockTemplateRequestMessage;
import network.pyrin.noderpc.wire.GetBlockTemplateResponseMessage;
import network.pyrin.noderpc.wire.GetCoinSupplyRequestMessage;
import network.pyrin.noderpc.wire.GetCoinSupplyResponseMessage;
import network.pyrin.noderpc.wire.GetCurrentNetworkRequestMessage;
import network.pyrin.noderpc.wire.GetCurrentNetworkResponseMessage;
import network.pyrin.noderpc.wire.GetInfoRequestMessage;
import network.pyrin.noderpc.wire.GetInfoResponseMessage;
import network.pyrin.noderpc.wire.GetMempoolEntriesByAddressesRequestMessage;
import network.pyrin.noderpc.wire.GetMempoolEntriesByAddressesResponseMessage;
import network.pyrin.noderpc.wire.GetMempoolEntriesRequestMessage;
import network.pyrin.noderpc.wire.GetMempoolEntriesResponseMessage;
import network.pyrin.noderpc.wire.GetMempoolEntryRequestMessage;
import network.pyrin.noderpc.wire.GetMempoolEntryResponseMessage;
import network.pyrin.noderpc.wire.GetMetricsRequestMessage;
import network.pyrin.noderpc.wire.GetMetricsResponseMessage;
import network.pyrin.noderpc.wire.GetServerInfoRequestMessage;
import network.pyrin.noderpc.wire.GetServerInfoResponseMessage;
import network.pyrin.noderpc.wire.GetSyncStatusRequestMessage;
import network.pyrin.noderpc.wire.GetSyncStatusResponseMessage;
import network.pyrin.noderpc.wire.GetUtxosByAddressesRequestMessage;
import network.pyrin.noderpc.wire.GetUtxosByAddressesResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.PingRequestMessage;
import network.pyrin.noderpc.wire.PingResponseMessage;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.RpcTransaction;
import network.pyrin.noderpc.wire.SubmitBlockRequestMessage;
import network.pyrin.noderpc.wire.SubmitBlockResponseMessage;
import network.pyrin.noderpc.wire.SubmitTransactionRequestMessage;
import network.pyrin.noderpc.wire.SubmitTransactionResponseMessage;

/**
 * The node's calls, blocking, as wire messages. Every method throws {@link NodeRpcException}: {@code REFUSED} with the
 * node's own words if the answer carries an error, else why there is no answer.
 */
public interface NodeCalls extends NodeDagCalls {
    /**
     * Hands in a mined block.
     *
     * @param block header and body
     * @param allowNonDaaBlocks whether a block far behind virtual's DAA window may enter
     * @return the verdict: a refused block has a reason and an error text, and is not an exception
     */
    default SubmitBlockResponseMessage submitBlock(RpcBlock block, boolean allowNonDaaBlocks) {
        return exchange(KaspadRequest.newBuilder()
                        .setSubmitBlockRequest(SubmitBlockRequestMessage.newBuilder()
                                .setBlock(block)
                                .setAllowNonDAABlocks(allowNonDaaBlocks))
                        .build())
                .getSubmitBlockResponse();
    }

    /**
     * Figures for operators, all groups.
     *
     * @return the answer
     */
    default GetMetricsResponseMessage getMetrics() {
        return call(KaspadRequest.newBuilder()
                        .setGetMetricsRequest(GetMetricsRequestMessage.newBuilder()
                                .setProcessMetrics(true)
                                .setConnectionMetrics(true)
                                .setBandwidthMetrics(true)
                                .setConsensusMetrics(true))
                        .build())
                .getGetMetricsResponse();
    }

    /**
     * Asks for a sign of life.
     *
     * @return an empty answer
     */
    default PingResponseMessage ping() {
        return call(KaspadRequest.newBuilder()
                        .setPingRequest(PingRequestMessage.getDefaultInstance())
                        .build())
                .getPingResponse();
    }

    /**
     * What kind of node this is.
     *
     * @return version, index and synchronisation
     */
    default GetInfoResponseMessage getInfo() {
        return call(KaspadRequest.newBuilder()
                        .setGetInfoRequest(GetInfoRequestMessage.getDefaultInstance())
                        .build())
                .getGetInfoResponse();
    }

    /**
     * Version, network and state.
     *
     * @return the answer
     */
    default GetServerInfoResponseMessage getServerInfo() {
        return call(KaspadRequest.newBuilder()
                        .setGetServerInfoRequest(GetServerInfoRequestMessage.getDefaultInstance())
                        .build())
                .getGetServerInfoResponse();
    }

    /**
     * Whether the node believes to be up to date.
     *
     * @return the answer
     */
    default GetSyncStatusResponseMessage getSyncStatus() {
        return call(KaspadRequest.newBuilder()
                        .setGetSyncStatusRequest(GetSyncStatusRequestMessage.getDefaultInstance())
                        .build())
                .getGetSyncStatusResponse();
    }

    /**
     * The network without prefix.
     *
     * @return the answer
     */
    default GetCurrentNetworkResponseMessage getCurrentNetwork() {
        return call(currentNetwork()).getGetCurrentNetworkResponse();
    }

    /**
     * Leor in existence; needs a UTXO index.
     *
     * @return the answer
     */
    default GetCoinSupplyResponseMessage getCoinSupply() {
        return call(KaspadRequest.newBuilder()
                        .setGetCoinSupplyRequest(GetCoinSupplyRequestMessage.getDefaultInstance())
                        .build())
                .getGetCoinSupplyResponse();
    }

    /**
     * A block to mine on.
     *
     * @param payAddress who is paid
     * @param extraData goes into the coinbase payload
     * @return the answer
     */
    default GetBlockTemplateResponseMessage getBlockTemplate(String payAddress, String extraData) {
        return call(KaspadRequest.newBuilder()
                        .setGetBlockTemplateRequest(GetBlockTemplateRequestMessage.newBuilder()
                                .setPayAddress(payAddress)
                                .setExtraData(extraData))
                        .build())
                .getGetBlockTemplateResponse();
    }

    /**
     * One waiting transaction.
     *
     * @param transactionId the transaction
     * @param includeOrphanPool whether to look among orphans too
     * @return the answer
     */
    default GetMempoolEntryResponseMessage getMempoolEntry(Hash transactionId, boolean includeOrphanPool) {
        return call(KaspadRequest.newBuilder()
                        .setGetMempoolEntryRequest(GetMempoolEntryRequestMessage.newBuilder()
                                .setTxId(transactionId.toHex())
                                .setIncludeOrphanPool(includeOrphanPool))
                        .build())
                .getGetMempoolEntryResponse();
    }

    /**
     * All waiting transactions.
     *
     * @param includeOrphanPool whether to tell orphans too
     * @return the answer
     */
    default GetMempoolEntriesResponseMessage getMempoolEntries(boolean includeOrphanPool) {
        return call(KaspadRequest.newBuilder()
                        .setGetMempoolEntriesRequest(
                                GetMempoolEntriesRequestMessage.newBuilder().setIncludeOrphanPool(includeOrphanPool))
                        .build())
                .getGetMempoolEntriesResponse();
    }

    /**
     * Waiting transactions of addresses.
     *
     * @param addresses the addresses
     * @return the answer
     */
    default GetMempoolEntriesByAddressesResponseMessage getMempoolEntriesByAddresses(List<String> addresses) {
        return call(KaspadRequest.newBuilder()
                        .setGetMempoolEntriesByAddressesRequest(GetMempoolEntriesByAddressesRequestMessage.newBuilder()
                                .addAllAddresses(addresses))
                        .build())
                .getGetMempoolEntriesByAddressesResponse();
    }

    /**
     * Hands in a transaction.
     *
     * @param transaction the signed transaction
     * @return its id
     */
    default SubmitTransactionResponseMessage submitTransaction(RpcTransaction transaction) {
        return call(KaspadRequest.newBuilder()
                        .setSubmitTransactionRequest(
                                SubmitTransactionRequestMessage.newBuilder().setTransaction(transaction))
                        .build())
                .getSubmitTransactionResponse();
    }

    /**
     * Unspent outputs in virtual's state; needs a UTXO index.
     *
     * @param addresses the addresses
     * @return the answer
     */
    default GetUtxosByAddressesResponseMessage getUtxosByAddresses(List<String> addresses) {
        return call(KaspadRequest.newBuilder()
                        .setGetUtxosByAddressesRequest(
                                GetUtxosByAddressesRequestMessage.newBuilder().addAllAddresses(addresses))
                        .build())
                .getGetUtxosByAddressesResponse();
    }

    /**
     * A balance in virtual's state; needs a UTXO index.
     *
     * @param address the address
     * @return the answer
     */
    default GetBalanceByAddressResponseMessage getBalanceByAddress(String address) {
        return call(KaspadRequest.newBuilder()
                        .setGetBalanceByAddressRequest(
                                GetBalanceByAddressRequestMessage.newBuilder().setAddress(address))
                        .build())
                .getGetBalanceByAddressResponse();
    }

    /**
     * Balances in virtual's state; needs a UTXO index.
     *
     * @param addresses the addresses
     * @return the answer
     */
    default GetBalancesByAddressesResponseMessage getBalancesByAddresses(List<String> addresses) {
        return call(KaspadRequest.newBuilder()
                        .setGetBalancesByAddressesRequest(GetBalancesByAddressesRequestMessage.newBuilder()
                                .addAllAddresses(addresses))
                        .build())
                .getGetBalancesByAddressesResponse();
    }

    /**
     * The request for the network's name, which also opens a connection.
     *
     * @return a request without id
     */
    static KaspadRequest currentNetwork() {
        return KaspadRequest.newBuilder()
                .setGetCurrentNetworkRequest(GetCurrentNetworkRequestMessage.getDefaultInstance())
                .build();
    }
}
