package network.pyrin.node.rpcserver;

import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.HashRateEstimate;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.EstimateNetworkHashesPerSecondRequestMessage;
import network.pyrin.noderpc.wire.EstimateNetworkHashesPerSecondResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;

/** The estimate of the network's hash rate, with its limits (protocol 8.10). */
final class HashRateCall {
    /** Larger windows cost the node much: for its own operator only. */
    private static final int MAX_SAFE_WINDOW = 10_000;

    /** Old clients say virtual with 32 bytes of ff. */
    private static final Hash LEGACY_VIRTUAL = new Hash(-1, -1, -1, -1);

    private final Consensus consensus;
    private final boolean unsafeCalls;

    HashRateCall(Consensus consensus, boolean unsafeCalls) {
        this.consensus = consensus;
        this.unsafeCalls = unsafeCalls;
    }

    void register(CallTable calls) {
        calls.on(
                PayloadCase.ESTIMATENETWORKHASHESPERSECONDREQUEST,
                (request, client) -> estimate(request.getEstimateNetworkHashesPerSecondRequest()));
    }

    private KaspadResponse.Builder estimate(EstimateNetworkHashesPerSecondRequestMessage request) throws RpcRefusal {
        long window = Integer.toUnsignedLong(request.getWindowSize());
        if (!unsafeCalls && window > MAX_SAFE_WINDOW) {
            throw new RpcRefusal("Requested window size " + window + " is larger than max " + MAX_SAFE_WINDOW
                    + " allowed in RPC safe mode.");
        }
        long depth = consensus.params().pruningDepth();
        if (window > depth) {
            throw new RpcRefusal(
                    "Requested window size " + window + " is larger than pruning point depth " + depth + ".");
        }
        Optional<Hash> start = request.getStartHash().isEmpty()
                ? Optional.empty()
                : Optional.of(RpcMapping.hash("startHash", request.getStartHash()));
        long rate = rate(start.filter(hash -> !hash.equals(LEGACY_VIRTUAL)), (int) window);
        return KaspadResponse.newBuilder()
                .setEstimateNetworkHashesPerSecondResponse(EstimateNetworkHashesPerSecondResponseMessage.newBuilder()
                        .setNetworkHashesPerSecond(rate));
    }

    private long rate(Optional<Hash> start, int window) throws RpcRefusal {
        return switch (consensus.chain().networkHashRate(start, window)) {
            case HashRateEstimate.Estimated(long hashesPerSecond) -> hashesPerSecond;
            case HashRateEstimate.UnknownBlock() -> throw new RpcRefusal("cannot find header " + start.orElseThrow());
            case HashRateEstimate.NoWindow() ->
                throw new RpcRefusal("difficulty error: window data has only 0 entries -- this usually happens when"
                        + " the node has just began syncing");
            case HashRateEstimate.WindowTooSmall(int blocks) ->
                throw new RpcRefusal("difficulty error: under min allowed window size (" + blocks + " < "
                        + HashRateEstimate.WINDOW_MIN + ")");
            case HashRateEstimate.SameTimestamps() ->
                throw new RpcRefusal("difficulty error: min window timestamp is equal to the max window timestamp");
        };
    }
}
