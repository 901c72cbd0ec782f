package network.pyrin.node.rpcserver;

import java.util.List;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.node.rpcserver.Interests.Kind;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.NotifyBlockAddedResponseMessage;
import network.pyrin.noderpc.wire.NotifyFinalityConflictResponseMessage;
import network.pyrin.noderpc.wire.NotifyNewBlockTemplateResponseMessage;
import network.pyrin.noderpc.wire.NotifyPruningPointUtxoSetOverrideResponseMessage;
import network.pyrin.noderpc.wire.NotifySinkBlueScoreChangedResponseMessage;
import network.pyrin.noderpc.wire.NotifyUtxosChangedRequestMessage;
import network.pyrin.noderpc.wire.NotifyUtxosChangedResponseMessage;
import network.pyrin.noderpc.wire.NotifyVirtualChainChangedResponseMessage;
import network.pyrin.noderpc.wire.NotifyVirtualDaaScoreChangedResponseMessage;
import network.pyrin.noderpc.wire.RpcNotifyCommand;
import network.pyrin.noderpc.wire.StopNotifyingPruningPointUtxoSetOverrideResponseMessage;
import network.pyrin.noderpc.wire.StopNotifyingUtxosChangedResponseMessage;

/** Calls that start and stop notifications on the connection they come from. */
final class SubscriptionCalls {
    private final RpcLimits limits;
    private final boolean unsafeCalls;

    SubscriptionCalls(RpcLimits limits, boolean unsafeCalls) {
        this.limits = limits;
        this.unsafeCalls = unsafeCalls;
    }

    void register(CallTable calls) {
        registerBlocksAndScores(calls);
        registerChainAndUtxos(calls);
        calls.on(PayloadCase.NOTIFYFINALITYCONFLICTREQUEST, (request, client) -> {
            client.set(
                    Kind.FINALITY_CONFLICT,
                    start(request.getNotifyFinalityConflictRequest().getCommand()));
            return KaspadResponse.newBuilder()
                    .setNotifyFinalityConflictResponse(NotifyFinalityConflictResponseMessage.getDefaultInstance());
        });
        calls.on(PayloadCase.NOTIFYPRUNINGPOINTUTXOSETOVERRIDEREQUEST, (request, client) -> {
            client.set(
                    Kind.PRUNING_POINT_UTXO_SET_OVERRIDE,
                    start(request.getNotifyPruningPointUtxoSetOverrideRequest().getCommand()));
            return KaspadResponse.newBuilder()
                    .setNotifyPruningPointUtxoSetOverrideResponse(
                            NotifyPruningPointUtxoSetOverrideResponseMessage.getDefaultInstance());
        });
        calls.on(PayloadCase.STOPNOTIFYINGPRUNINGPOINTUTXOSETOVERRIDEREQUEST, (request, client) -> {
            client.set(Kind.PRUNING_POINT_UTXO_SET_OVERRIDE, false);
            return KaspadResponse.newBuilder()
                    .setStopNotifyingPruningPointUtxoSetOverrideResponse(
                            StopNotifyingPruningPointUtxoSetOverrideResponseMessage.getDefaultInstance());
        });
    }

    private static void registerBlocksAndScores(CallTable calls) {
        calls.on(PayloadCase.NOTIFYBLOCKADDEDREQUEST, (request, client) -> {
            client.set(
                    Kind.BLOCK_ADDED, start(request.getNotifyBlockAddedRequest().getCommand()));
            return KaspadResponse.newBuilder()
                    .setNotifyBlockAddedResponse(NotifyBlockAddedResponseMessage.getDefaultInstance());
        });
        calls.on(PayloadCase.NOTIFYNEWBLOCKTEMPLATEREQUEST, (request, client) -> {
            client.set(
                    Kind.NEW_BLOCK_TEMPLATE,
                    start(request.getNotifyNewBlockTemplateRequest().getCommand()));
            return KaspadResponse.newBuilder()
                    .setNotifyNewBlockTemplateResponse(NotifyNewBlockTemplateResponseMessage.getDefaultInstance());
        });
        calls.on(PayloadCase.NOTIFYSINKBLUESCORECHANGEDREQUEST, (request, client) -> {
            client.set(
                    Kind.SINK_BLUE_SCORE,
                    start(request.getNotifySinkBlueScoreChangedRequest().getCommand()));
            return KaspadResponse.newBuilder()
                    .setNotifySinkBlueScoreChangedResponse(
                            NotifySinkBlueScoreChangedResponseMessage.getDefaultInstance());
        });
        calls.on(PayloadCase.NOTIFYVIRTUALDAASCORECHANGEDREQUEST, (request, client) -> {
            client.set(
                    Kind.VIRTUAL_DAA_SCORE,
                    start(request.getNotifyVirtualDaaScoreChangedRequest().getCommand()));
            return KaspadResponse.newBuilder()
                    .setNotifyVirtualDaaScoreChangedResponse(
                            NotifyVirtualDaaScoreChangedResponseMessage.getDefaultInstance());
        });
    }

    private void registerChainAndUtxos(CallTable calls) {
        calls.on(PayloadCase.NOTIFYVIRTUALCHAINCHANGEDREQUEST, (request, client) -> {
            var wanted = request.getNotifyVirtualChainChangedRequest();
            client.virtualChain(start(wanted.getCommand()), wanted.getIncludeAcceptedTransactionIds());
            return KaspadResponse.newBuilder()
                    .setNotifyVirtualChainChangedResponse(
                            NotifyVirtualChainChangedResponseMessage.getDefaultInstance());
        });
        calls.on(PayloadCase.NOTIFYUTXOSCHANGEDREQUEST, (request, client) -> {
            notifyUtxos(request.getNotifyUtxosChangedRequest(), client);
            return KaspadResponse.newBuilder()
                    .setNotifyUtxosChangedResponse(NotifyUtxosChangedResponseMessage.getDefaultInstance());
        });
        calls.on(PayloadCase.STOPNOTIFYINGUTXOSCHANGEDREQUEST, (request, client) -> {
            client.stopUtxos(
                    scripts(request.getStopNotifyingUtxosChangedRequest().getAddressesList()));
            return KaspadResponse.newBuilder()
                    .setStopNotifyingUtxosChangedResponse(
                            StopNotifyingUtxosChangedResponseMessage.getDefaultInstance());
        });
    }

    /** All outputs of all blocks are much work for the node: only its own operator may ask for them. */
    private void notifyUtxos(NotifyUtxosChangedRequestMessage request, Interests client) throws RpcRefusal {
        List<ScriptPublicKey> scripts = scripts(request.getAddressesList());
        if (!start(request.getCommand())) {
            client.stopUtxos(scripts);
        } else if (scripts.isEmpty() && !unsafeCalls) {
            throw RpcRefusal.unsafeOnly();
        } else {
            client.startUtxos(scripts);
        }
    }

    private List<ScriptPublicKey> scripts(List<String> addresses) throws RpcRefusal {
        return Addresses.scripts(addresses, limits.maxAddresses());
    }

    private static boolean start(RpcNotifyCommand command) {
        return command != RpcNotifyCommand.NOTIFY_STOP;
    }
}
