package network.pyrin.noderpc;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.wire.EstimateNetworkHashesPerSecondRequestMessage;
import network.pyrin.noderpc.wire.EstimateNetworkHashesPerSecondResponseMessage;
import network.pyrin.noderpc.wire.GetBlockCountRequestMessage;
import network.pyrin.noderpc.wire.GetBlockCountResponseMessage;
import network.pyrin.noderpc.wire.GetBlockDagInfoRequestMessage;
import network.pyrin.noderpc.wire.GetBlockDagInfoResponseMessage;
import network.pyrin.noderpc.wire.GetBlockRequestMessage;
import network.pyrin.noderpc.wire.GetBlockResponseMessage;
import network.pyrin.noderpc.wire.GetBlocksRequestMessage;
import network.pyrin.noderpc.wire.GetBlocksResponseMessage;
import network.pyrin.noderpc.wire.GetDaaScoreTimestampEstimateRequestMessage;
import network.pyrin.noderpc.wire.GetDaaScoreTimestampEstimateResponseMessage;
import network.pyrin.noderpc.wire.GetSinkBlueScoreRequestMessage;
import network.pyrin.noderpc.wire.GetSinkBlueScoreResponseMessage;
import network.pyrin.noderpc.wire.GetSinkRequestMessage;
import network.pyrin.noderpc.wire.GetSinkResponseMessage;
import network.pyrin.noderpc.wire.GetVirtualChainFromBlockRequestMessage;
import network.pyrin.noderpc.wire.GetVirtualChainFromBlockResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;

/** The calls about blocks and the selected chain; errors as in {@link NodeCalls}. */
public interface NodeDagCalls extends NodeExchange {
    /**
     * Tips, sink, difficulty and scores.
     *
     * @return the answer
     */
    default GetBlockDagInfoResponseMessage getBlockDagInfo() {
        return call(KaspadRequest.newBuilder()
                        .setGetBlockDagInfoRequest(GetBlockDagInfoRequestMessage.getDefaultInstance())
                        .build())
                .getGetBlockDagInfoResponse();
    }

    /**
     * Number of blocks and headers.
     *
     * @return the answer
     */
    default GetBlockCountResponseMessage getBlockCount() {
        return call(KaspadRequest.newBuilder()
                        .setGetBlockCountRequest(GetBlockCountRequestMessage.getDefaultInstance())
                        .build())
                .getGetBlockCountResponse();
    }

    /**
     * The best chain block.
     *
     * @return the answer
     */
    default GetSinkResponseMessage getSink() {
        return call(KaspadRequest.newBuilder()
                        .setGetSinkRequest(GetSinkRequestMessage.getDefaultInstance())
                        .build())
                .getGetSinkResponse();
    }

    /**
     * Blue score of the best chain block.
     *
     * @return the answer
     */
    default GetSinkBlueScoreResponseMessage getSinkBlueScore() {
        return call(KaspadRequest.newBuilder()
                        .setGetSinkBlueScoreRequest(GetSinkBlueScoreRequestMessage.getDefaultInstance())
                        .build())
                .getGetSinkBlueScoreResponse();
    }

    /**
     * One block.
     *
     * @param hash the block
     * @param includeTransactions whether to send the body too
     * @return the answer
     */
    default GetBlockResponseMessage getBlock(Hash hash, boolean includeTransactions) {
        return call(KaspadRequest.newBuilder()
                        .setGetBlockRequest(GetBlockRequestMessage.newBuilder()
                                .setHash(hash.toHex())
                                .setIncludeTransactions(includeTransactions))
                        .build())
                .getGetBlockResponse();
    }

    /**
     * A page of blocks in topological order.
     *
     * @param lowHash where the page starts, itself included
     * @param includeBlocks whether to send blocks, not only hashes
     * @param includeTransactions whether to send bodies too
     * @return hashes and blocks; a page with one block is the end
     */
    default GetBlocksResponseMessage getBlocks(Hash lowHash, boolean includeBlocks, boolean includeTransactions) {
        return call(KaspadRequest.newBuilder()
                        .setGetBlocksRequest(GetBlocksRequestMessage.newBuilder()
                                .setLowHash(lowHash.toHex())
                                .setIncludeBlocks(includeBlocks)
                                .setIncludeTransactions(includeTransactions))
                        .build())
                .getGetBlocksResponse();
    }

    /**
     * The way along the selected chain to the sink.
     *
     * @param startHash where the way starts, on or off the selected chain
     * @param includeAcceptedTransactionIds whether to tell what the added chain blocks accept
     * @return chain blocks removed and added
     */
    default GetVirtualChainFromBlockResponseMessage getVirtualChainFromBlock(
            Hash startHash, boolean includeAcceptedTransactionIds) {
        return call(KaspadRequest.newBuilder()
                        .setGetVirtualChainFromBlockRequest(GetVirtualChainFromBlockRequestMessage.newBuilder()
                                .setStartHash(startHash.toHex())
                                .setIncludeAcceptedTransactionIds(includeAcceptedTransactionIds))
                        .build())
                .getGetVirtualChainFromBlockResponse();
    }

    /**
     * Work per time before the sink.
     *
     * @param windowSize number of blocks, at least 1000
     * @return the answer
     */
    default EstimateNetworkHashesPerSecondResponseMessage estimateNetworkHashesPerSecond(int windowSize) {
        return call(KaspadRequest.newBuilder()
                        .setEstimateNetworkHashesPerSecondRequest(
                                EstimateNetworkHashesPerSecondRequestMessage.newBuilder()
                                        .setWindowSize(windowSize))
                        .build())
                .getEstimateNetworkHashesPerSecondResponse();
    }

    /**
     * When scores were or will be reached.
     *
     * @param daaScores the scores
     * @return the answer
     */
    default GetDaaScoreTimestampEstimateResponseMessage getDaaScoreTimestampEstimate(List<Long> daaScores) {
        return call(KaspadRequest.newBuilder()
                        .setGetDaaScoreTimestampEstimateRequest(GetDaaScoreTimestampEstimateRequestMessage.newBuilder()
                                .addAllDaaScores(daaScores))
                        .build())
                .getGetDaaScoreTimestampEstimateResponse();
    }
}
