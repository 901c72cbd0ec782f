package network.pyrin.node.rpcserver;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Difficulty;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.ChainPath;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.GetBlockCountResponseMessage;
import network.pyrin.noderpc.wire.GetBlockDagInfoResponseMessage;
import network.pyrin.noderpc.wire.GetBlockRequestMessage;
import network.pyrin.noderpc.wire.GetBlockResponseMessage;
import network.pyrin.noderpc.wire.GetBlocksRequestMessage;
import network.pyrin.noderpc.wire.GetBlocksResponseMessage;
import network.pyrin.noderpc.wire.GetDaaScoreTimestampEstimateResponseMessage;
import network.pyrin.noderpc.wire.GetSinkBlueScoreResponseMessage;
import network.pyrin.noderpc.wire.GetSinkResponseMessage;
import network.pyrin.noderpc.wire.GetVirtualChainFromBlockRequestMessage;
import network.pyrin.noderpc.wire.GetVirtualChainFromBlockResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;

/** Calls about blocks and the selected chain. All read live data without holding consensus up. */
final class DagCalls {
    private final Consensus consensus;
    private final BlockMessages blocks;
    private final RpcLimits limits;
    private final boolean archival;

    DagCalls(Consensus consensus, BlockMessages blocks, RpcLimits limits, boolean archival) {
        this.consensus = consensus;
        this.blocks = blocks;
        this.limits = limits;
        this.archival = archival;
    }

    void register(CallTable calls) {
        calls.on(PayloadCase.GETBLOCKREQUEST, (request, client) -> getBlock(request.getGetBlockRequest()))
                .on(PayloadCase.GETBLOCKSREQUEST, (request, client) -> getBlocks(request.getGetBlocksRequest()))
                .on(PayloadCase.GETBLOCKCOUNTREQUEST, (request, client) -> getBlockCount())
                .on(PayloadCase.GETBLOCKDAGINFOREQUEST, (request, client) -> getBlockDagInfo())
                .on(PayloadCase.GETSINKREQUEST, (request, client) -> getSink())
                .on(PayloadCase.GETSINKBLUESCOREREQUEST, (request, client) -> getSinkBlueScore())
                .on(
                        PayloadCase.GETVIRTUALCHAINFROMBLOCKREQUEST,
                        (request, client) -> getVirtualChain(request.getGetVirtualChainFromBlockRequest()))
                .on(PayloadCase.GETDAASCORETIMESTAMPESTIMATEREQUEST, (request, client) -> timestamps(request));
    }

    private static RpcRefusal unknownBlock(Hash hash) {
        return new RpcRefusal("cannot find header " + hash);
    }

    private KaspadResponse.Builder getBlock(GetBlockRequestMessage request) throws RpcRefusal {
        Hash hash = RpcMapping.hash("hash", request.getHash());
        GetBlockResponseMessage.Builder answer = GetBlockResponseMessage.newBuilder();
        answer.setBlock(blocks.stored(hash, request.getIncludeTransactions()).orElseThrow(() -> unknownBlock(hash)));
        return KaspadResponse.newBuilder().setGetBlockResponse(answer);
    }

    private KaspadResponse.Builder getBlocks(GetBlocksRequestMessage request) throws RpcRefusal {
        if (request.getIncludeTransactions() && !request.getIncludeBlocks()) {
            throw new RpcRefusal("If includeTransactions is set, then includeBlockVerboseData must be set as well.");
        }
        Hash low = request.getLowHash().isEmpty()
                ? consensus.params().genesis().header().hash()
                : RpcMapping.hash("lowHash", request.getLowHash());
        int page = Math.toIntExact(consensus.params().mergesetSizeLimit() + 1);
        List<Hash> hashes = consensus.chain().blocksFrom(low, page).orElseThrow(() -> unknownBlock(low));
        GetBlocksResponseMessage.Builder answer = GetBlocksResponseMessage.newBuilder();
        for (Hash hash : hashes) {
            answer.addBlockHashes(hash.toHex());
            if (request.getIncludeBlocks()) {
                answer.addBlocks(
                        blocks.stored(hash, request.getIncludeTransactions()).orElseThrow(() -> unknownBlock(hash)));
            }
        }
        return KaspadResponse.newBuilder().setGetBlocksResponse(answer);
    }

    private KaspadResponse.Builder getBlockCount() {
        return KaspadResponse.newBuilder()
                .setGetBlockCountResponse(GetBlockCountResponseMessage.newBuilder()
                        .setBlockCount(blockCount(consensus.virtual()))
                        .setHeaderCount(headerCount(consensus.virtual())));
    }

    /** DAA-score distance to where this node's blocks begin, as the original counts (non-DAA blocks are left out). */
    long blockCount(VirtualState virtual) {
        Hash begin = archival
                ? consensus.params().genesis().header().hash()
                : consensus.chain().pruningPoint();
        long from = consensus.blocks().header(begin).map(Header::daaScore).orElse(0L);
        return virtual.daaScore() - from;
    }

    /** The same, with the headers whose bodies are still missing. */
    long headerCount(VirtualState virtual) {
        long bodiesMissing =
                consensus.blocks().headerCount() - consensus.blocks().blockCount();
        return blockCount(virtual) + Math.max(0, bodiesMissing);
    }

    private KaspadResponse.Builder getBlockDagInfo() {
        VirtualState virtual = consensus.virtual();
        GetBlockDagInfoResponseMessage.Builder info = GetBlockDagInfoResponseMessage.newBuilder()
                .setNetworkName(consensus.params().network().prefixedName())
                .setBlockCount(blockCount(virtual))
                .setHeaderCount(headerCount(virtual))
                .setDifficulty(Difficulty.of(virtual.bits(), consensus.params()))
                .setPastMedianTime(virtual.pastMedianTimeMillis())
                .setPruningPointHash(consensus.chain().pruningPoint().toHex())
                .setVirtualDaaScore(virtual.daaScore())
                .setSink(virtual.sink().toHex());
        virtual.tips().forEach(tip -> info.addTipHashes(tip.toHex()));
        virtual.parents().forEach(parent -> info.addVirtualParentHashes(parent.toHex()));
        return KaspadResponse.newBuilder().setGetBlockDagInfoResponse(info);
    }

    private KaspadResponse.Builder getSink() {
        return KaspadResponse.newBuilder()
                .setGetSinkResponse(GetSinkResponseMessage.newBuilder()
                        .setSink(consensus.virtual().sink().toHex()));
    }

    private KaspadResponse.Builder getSinkBlueScore() {
        return KaspadResponse.newBuilder()
                .setGetSinkBlueScoreResponse(GetSinkBlueScoreResponseMessage.newBuilder()
                        .setBlueScore(consensus.virtual().sinkBlueScore()));
    }

    /** The added part is a page: whoever gets the whole page asks again from its last block. */
    private KaspadResponse.Builder getVirtualChain(GetVirtualChainFromBlockRequestMessage request) throws RpcRefusal {
        Hash start = RpcMapping.hash("startHash", request.getStartHash());
        Optional<ChainPath> path = consensus.chain().chainFrom(start, limits.maxChainBlocks());
        ChainPath found = path.orElseThrow(() -> unknownBlock(start));
        GetVirtualChainFromBlockResponseMessage.Builder answer = GetVirtualChainFromBlockResponseMessage.newBuilder();
        found.removed().forEach(hash -> answer.addRemovedChainBlockHashes(hash.toHex()));
        found.added()
                .forEach(block -> answer.addAddedChainBlockHashes(block.hash().toHex()));
        if (request.getIncludeAcceptedTransactionIds()) {
            answer.addAllAcceptedTransactionIds(ChainMessages.accepted(found.added()));
        }
        return KaspadResponse.newBuilder().setGetVirtualChainFromBlockResponse(answer);
    }

    private KaspadResponse.Builder timestamps(KaspadRequest request) throws RpcRefusal {
        List<Long> scores = request.getGetDaaScoreTimestampEstimateRequest().getDaaScoresList();
        if (scores.size() > limits.maxAddresses()) {
            throw new RpcRefusal("more than " + limits.maxAddresses() + " scores in one call");
        }
        GetDaaScoreTimestampEstimateResponseMessage.Builder answer =
                GetDaaScoreTimestampEstimateResponseMessage.newBuilder();
        scores.forEach(score -> answer.addTimestamps(consensus.chain().timestampOfDaaScore(score)));
        return KaspadResponse.newBuilder().setGetDaaScoreTimestampEstimateResponse(answer);
    }
}
