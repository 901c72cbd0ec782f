package network.pyrin.noderpc;

import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.KaspadResponse.PayloadCase;

/** Sorts notifications by kind. */
final class Notifications {
    private Notifications() {}

    static boolean isNotification(KaspadResponse response) {
        return response.getPayloadCase().name().endsWith("NOTIFICATION");
    }

    static void deliver(KaspadResponse message, NodeListener listener) {
        PayloadCase kind = message.getPayloadCase();
        if (kind == PayloadCase.BLOCKADDEDNOTIFICATION) {
            listener.blockAdded(message.getBlockAddedNotification());
        } else if (kind == PayloadCase.VIRTUALCHAINCHANGEDNOTIFICATION) {
            listener.virtualChainChanged(message.getVirtualChainChangedNotification());
        } else if (kind == PayloadCase.UTXOSCHANGEDNOTIFICATION) {
            listener.utxosChanged(message.getUtxosChangedNotification());
        } else if (kind == PayloadCase.SINKBLUESCORECHANGEDNOTIFICATION) {
            listener.sinkBlueScoreChanged(message.getSinkBlueScoreChangedNotification());
        } else if (kind == PayloadCase.VIRTUALDAASCORECHANGEDNOTIFICATION) {
            listener.virtualDaaScoreChanged(message.getVirtualDaaScoreChangedNotification());
        } else if (kind == PayloadCase.NEWBLOCKTEMPLATENOTIFICATION) {
            listener.newBlockTemplate(message.getNewBlockTemplateNotification());
        } else if (kind == PayloadCase.FINALITYCONFLICTNOTIFICATION) {
            listener.finalityConflict(message.getFinalityConflictNotification());
        } else if (kind == PayloadCase.FINALITYCONFLICTRESOLVEDNOTIFICATION) {
            listener.finalityConflictResolved(message.getFinalityConflictResolvedNotification());
        } else if (kind == PayloadCase.PRUNINGPOINTUTXOSETOVERRIDENOTIFICATION) {
            listener.pruningPointUtxoSetOverride(message.getPruningPointUtxoSetOverrideNotification());
        }
    }
}
