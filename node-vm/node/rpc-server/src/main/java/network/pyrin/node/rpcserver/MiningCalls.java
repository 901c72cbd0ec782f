package network.pyrin.node.rpcserver;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import network.pyrin.chain.Address;
import network.pyrin.chain.Block;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.StandardScripts;
import network.pyrin.crypto.Bytes;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.BlockTemplate;
import network.pyrin.node.consensus.TemplateOutcome;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.GetBlockTemplateRequestMessage;
import network.pyrin.noderpc.wire.GetBlockTemplateResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCError;
import network.pyrin.noderpc.wire.SubmitBlockRequestMessage;
import network.pyrin.noderpc.wire.SubmitBlockResponseMessage;
import network.pyrin.noderpc.wire.SubmitBlockResponseMessage.RejectReason;

/** Calls of miners (protocol 7.6-7, 7.6-8). */
final class MiningCalls {
    private final NodeServices services;
    private final NetworkParams params;
    private final SyncState sync;
    private final NodeCounters counters;
    private final RpcLog log;

    MiningCalls(NodeServices services, SyncState sync, NodeCounters counters, RpcLog log) {
        this.services = services;
        this.params = services.consensus().params();
        this.sync = sync;
        this.counters = counters;
        this.log = log;
    }

    void register(CallTable calls) {
        calls.on(
                        PayloadCase.GETBLOCKTEMPLATEREQUEST,
                        (request, client) -> template(request.getGetBlockTemplateRequest()))
                .onSlow(PayloadCase.SUBMITBLOCKREQUEST, request -> submit(request.getSubmitBlockRequest()));
    }

    private KaspadResponse.Builder template(GetBlockTemplateRequestMessage request) throws RpcRefusal {
        Address payTo = Address.parse(request.getPayAddress());
        if (payTo.prefix() != params.network().addressPrefix()) {
            throw new RpcRefusal(
                    "The address has an invalid prefix " + payTo.prefix().text());
        }
        ScriptPublicKey script = StandardScripts.payTo(payTo);
        byte[] extra = (RpcPolicy.SERVER_VERSION + "/" + request.getExtraData()).getBytes(StandardCharsets.UTF_8);
        if (CoinbasePayload.LENGTH_MIN + script.script().length() + extra.length > params.maxCoinbasePayloadLen()) {
            throw new RpcRefusal("Coinbase payload is above max length (" + params.maxCoinbasePayloadLen()
                    + "). Try to shorten the extra data.");
        }
        return switch (services.templates().template(script, Bytes.wrap(extra))) {
            case TemplateOutcome.Built built -> answer(built.template());
            case TemplateOutcome.Refused refused ->
                throw new RpcRefusal(refused.violation().message());
        };
    }

    private KaspadResponse.Builder answer(BlockTemplate template) {
        return KaspadResponse.newBuilder()
                .setGetBlockTemplateResponse(GetBlockTemplateResponseMessage.newBuilder()
                        .setBlock(RpcMapping.toWire(template.block()))
                        .setIsSynced(sync.isSynced(template.selectedParentTimestampMillis())));
    }

    /**
     * Answers when virtual has taken the block in, so that a miner that asks for a template next gets one on top. Blocks of
     * one client go into the pipeline one after the other without waiting for each other's answers.
     */
    private CompletableFuture<KaspadResponse.Builder> submit(SubmitBlockRequestMessage request) throws RpcRefusal {
        if (!services.policy().unsyncedMining() && !sync.isSynced()) {
            return done(rejected(RejectReason.IS_IN_IBD, "node is not synced"));
        }
        if (!request.hasBlock()) {
            throw new RpcRefusal("block: missing");
        }
        Block block = RpcMapping.block(request.getBlock());
        if (!request.getAllowNonDAABlocks() && isFarBehind(block)) {
            return done(invalid("its DAA score "
                    + Long.toUnsignedString(block.header().daaScore()) + " is too far behind virtual's"));
        }
        if (block.transactions().isEmpty()) {
            return done(invalid("block has no transactions"));
        }
        counters.blockSubmitted();
        return services.consensus().submit(block).virtualUpdated().thenApply(outcome -> switch (outcome) {
            case BlockOutcome.Accepted accepted ->
                KaspadResponse.newBuilder().setSubmitBlockResponse(SubmitBlockResponseMessage.getDefaultInstance());
            case BlockOutcome.Refused refused -> invalid(refused.violation().message());
        });
    }

    /** More than one difficulty window behind virtual: mined on something long forgotten. */
    private boolean isFarBehind(Block block) {
        long virtual = services.consensus().virtual().daaScore();
        long window = params.samplingActive(virtual)
                ? params.difficultySampleRate() * params.sampledDifficultyWindowSize()
                : params.legacyDifficultyWindowSize();
        return Long.compareUnsigned(virtual, window) > 0
                && Long.compareUnsigned(block.header().daaScore(), virtual - window) < 0;
    }

    private KaspadResponse.Builder invalid(String why) {
        log.blockRefused(why);
        return rejected(RejectReason.BLOCK_INVALID, "block is invalid: " + why);
    }

    private static KaspadResponse.Builder rejected(RejectReason reason, String why) {
        return KaspadResponse.newBuilder()
                .setSubmitBlockResponse(SubmitBlockResponseMessage.newBuilder()
                        .setRejectReason(reason)
                        .setError(RPCError.newBuilder().setMessage("Block was not submitted: " + why)));
    }

    private static CompletableFuture<KaspadResponse.Builder> done(KaspadResponse.Builder answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
