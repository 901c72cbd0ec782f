package network.pyrin.noderpc;

import network.pyrin.noderpc.wire.BlockAddedNotificationMessage;
import network.pyrin.noderpc.wire.FinalityConflictNotificationMessage;
import network.pyrin.noderpc.wire.FinalityConflictResolvedNotificationMessage;
import network.pyrin.noderpc.wire.NewBlockTemplateNotificationMessage;
import network.pyrin.noderpc.wire.PruningPointUtxoSetOverrideNotificationMessage;
import network.pyrin.noderpc.wire.SinkBlueScoreChangedNotificationMessage;
import network.pyrin.noderpc.wire.UtxosChangedNotificationMessage;
import network.pyrin.noderpc.wire.VirtualChainChangedNotificationMessage;
import network.pyrin.noderpc.wire.VirtualDaaScoreChangedNotificationMessage;

/**
 * Hears from the node. All methods are called one after another on one thread of the client, in the order of arrival;
 * they may block and may make calls on the client. Notifications of a broken connection that were not delivered yet are
 * dropped before {@link #disconnected}. An exception from a listener breaks the connection, so that the
 * listener starts again at {@link #connected}.
 */
public interface NodeListener {
    /**
     * A connection stands and all subscriptions are in place. Called first, and again after each reconnection: what
     * happened in between was missed, so ask for it now. Notifications that arrive meanwhile follow afterwards.
     */
    default void connected() {}

    /**
     * The connection broke; the client is trying again.
     *
     * @param reason one sentence for people
     */
    default void disconnected(String reason) {}

    /**
     * A block was added.
     *
     * @param notification with the whole block
     */
    default void blockAdded(BlockAddedNotificationMessage notification) {}

    /**
     * The selected chain changed.
     *
     * @param notification chain blocks removed and added
     */
    default void virtualChainChanged(VirtualChainChangedNotificationMessage notification) {}

    /**
     * Unspent outputs changed.
     *
     * @param notification outputs gained and lost
     */
    default void utxosChanged(UtxosChangedNotificationMessage notification) {}

    /**
     * The sink's blue score changed.
     *
     * @param notification the score
     */
    default void sinkBlueScoreChanged(SinkBlueScoreChangedNotificationMessage notification) {}

    /**
     * Virtual's DAA score changed.
     *
     * @param notification the score
     */
    default void virtualDaaScoreChanged(VirtualDaaScoreChangedNotificationMessage notification) {}

    /**
     * Templates are out of date.
     *
     * @param notification empty
     */
    default void newBlockTemplate(NewBlockTemplateNotificationMessage notification) {}

    /**
     * A heavier branch violates finality.
     *
     * @param notification the violating block
     */
    default void finalityConflict(FinalityConflictNotificationMessage notification) {}

    /**
     * A finality conflict was settled.
     *
     * @param notification the finality block
     */
    default void finalityConflictResolved(FinalityConflictResolvedNotificationMessage notification) {}

    /**
     * The UTXO set was replaced as a whole.
     *
     * @param notification empty
     */
    default void pruningPointUtxoSetOverride(PruningPointUtxoSetOverrideNotificationMessage notification) {}
}
