package network.pyrin.noderpc;

import java.util.List;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.NotifyBlockAddedRequestMessage;
import network.pyrin.noderpc.wire.NotifyFinalityConflictRequestMessage;
import network.pyrin.noderpc.wire.NotifyNewBlockTemplateRequestMessage;
import network.pyrin.noderpc.wire.NotifyPruningPointUtxoSetOverrideRequestMessage;
import network.pyrin.noderpc.wire.NotifySinkBlueScoreChangedRequestMessage;
import network.pyrin.noderpc.wire.NotifyUtxosChangedRequestMessage;
import network.pyrin.noderpc.wire.NotifyVirtualChainChangedRequestMessage;
import network.pyrin.noderpc.wire.NotifyVirtualDaaScoreChangedRequestMessage;

/** What a client wants to be told. The client repeats it on every new connection. */
public sealed interface Subscription {
    /** Every new block. */
    record BlockAdded() implements Subscription {}

    /**
     * Every change of the selected chain.
     *
     * @param includeAcceptedTransactionIds whether to tell what the added chain blocks accept
     */
    record VirtualChainChanged(boolean includeAcceptedTransactionIds) implements Subscription {}

    /**
     * Unspent outputs.
     *
     * @param addresses of these; empty means all, which a node may refuse
     */
    record UtxosChanged(List<String> addresses) implements Subscription {
        /** Copies the list. */
        public UtxosChanged {
            addresses = List.copyOf(addresses);
        }
    }

    /** The sink's blue score. */
    record SinkBlueScoreChanged() implements Subscription {}

    /** Virtual's DAA score. */
    record VirtualDaaScoreChanged() implements Subscription {}

    /** Templates becoming out of date. */
    record NewBlockTemplate() implements Subscription {}

    /** Finality conflicts and their resolution. */
    record FinalityConflict() implements Subscription {}

    /** Replacement of the whole UTXO set. */
    record PruningPointUtxoSetOverride() implements Subscription {}

    /**
     * The request that starts it.
     *
     * @return a request without id
     */
    default KaspadRequest request() {
        KaspadRequest.Builder request = KaspadRequest.newBuilder();
        return switch (this) {
            case BlockAdded() ->
                request.setNotifyBlockAddedRequest(NotifyBlockAddedRequestMessage.getDefaultInstance())
                        .build();
            case VirtualChainChanged(boolean ids) ->
                request.setNotifyVirtualChainChangedRequest(NotifyVirtualChainChangedRequestMessage.newBuilder()
                                .setIncludeAcceptedTransactionIds(ids))
                        .build();
            case UtxosChanged(List<String> addresses) ->
                request.setNotifyUtxosChangedRequest(
                                NotifyUtxosChangedRequestMessage.newBuilder().addAllAddresses(addresses))
                        .build();
            case SinkBlueScoreChanged() ->
                request.setNotifySinkBlueScoreChangedRequest(
                                NotifySinkBlueScoreChangedRequestMessage.getDefaultInstance())
                        .build();
            case VirtualDaaScoreChanged() ->
                request.setNotifyVirtualDaaScoreChangedRequest(
                                NotifyVirtualDaaScoreChangedRequestMessage.getDefaultInstance())
                        .build();
            case NewBlockTemplate() ->
                request.setNotifyNewBlockTemplateRequest(NotifyNewBlockTemplateRequestMessage.getDefaultInstance())
                        .build();
            case FinalityConflict() ->
                request.setNotifyFinalityConflictRequest(NotifyFinalityConflictRequestMessage.getDefaultInstance())
                        .build();
            case PruningPointUtxoSetOverride() ->
                request.setNotifyPruningPointUtxoSetOverrideRequest(
                                NotifyPruningPointUtxoSetOverrideRequestMessage.getDefaultInstance())
                        .build();
        };
    }
}
