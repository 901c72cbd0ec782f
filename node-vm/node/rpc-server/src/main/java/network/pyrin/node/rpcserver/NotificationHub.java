package network.pyrin.node.rpcserver;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import network.pyrin.chain.Block;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.rpcserver.Interests.Kind;
import network.pyrin.noderpc.wire.BlockAddedNotificationMessage;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.NewBlockTemplateNotificationMessage;
import network.pyrin.noderpc.wire.SinkBlueScoreChangedNotificationMessage;
import network.pyrin.noderpc.wire.UtxosChangedNotificationMessage;
import network.pyrin.noderpc.wire.VirtualChainChangedNotificationMessage;
import network.pyrin.noderpc.wire.VirtualDaaScoreChangedNotificationMessage;

/**
 * Tells clients what happens. Works on the consensus' events thread: a message is made once, only if somebody wants it, and
 * handed to queues that never wait.
 */
final class NotificationHub implements ConsensusListener {
    private final List<RpcConnection> connections;
    private final BlockMessages blocks;
    private final TransactionMessages outputs;

    /** The list of connections is live. */
    NotificationHub(List<RpcConnection> connections, BlockMessages blocks, TransactionMessages outputs) {
        this.connections = connections;
        this.blocks = blocks;
        this.outputs = outputs;
    }

    @Override
    public void blockAdded(Block block) {
        tell(Kind.BLOCK_ADDED, () -> KaspadResponse.newBuilder()
                .setBlockAddedNotification(
                        BlockAddedNotificationMessage.newBuilder().setBlock(blocks.added(block)))
                .build());
    }

    @Override
    public void virtualChanged(VirtualChange change) {
        tell(Kind.NEW_BLOCK_TEMPLATE, () -> KaspadResponse.newBuilder()
                .setNewBlockTemplateNotification(NewBlockTemplateNotificationMessage.getDefaultInstance())
                .build());
        tellUtxos(change.utxos());
        tell(Kind.SINK_BLUE_SCORE, () -> KaspadResponse.newBuilder()
                .setSinkBlueScoreChangedNotification(SinkBlueScoreChangedNotificationMessage.newBuilder()
                        .setSinkBlueScore(change.state().sinkBlueScore()))
                .build());
        tell(Kind.VIRTUAL_DAA_SCORE, () -> KaspadResponse.newBuilder()
                .setVirtualDaaScoreChangedNotification(VirtualDaaScoreChangedNotificationMessage.newBuilder()
                        .setVirtualDaaScore(change.state().daaScore()))
                .build());
        tell(Kind.VIRTUAL_CHAIN_CHANGED, Interests::wantsAcceptedIds, () -> virtualChain(change, true));
        tell(Kind.VIRTUAL_CHAIN_CHANGED, client -> !client.wantsAcceptedIds(), () -> virtualChain(change, false));
    }

    private static KaspadResponse virtualChain(VirtualChange change, boolean withIds) {
        VirtualChainChangedNotificationMessage.Builder message = VirtualChainChangedNotificationMessage.newBuilder();
        for (Hash removed : change.removedChain()) {
            message.addRemovedChainBlockHashes(removed.toHex());
        }
        change.addedChain()
                .forEach(block -> message.addAddedChainBlockHashes(block.hash().toHex()));
        if (withIds) {
            message.addAllAcceptedTransactionIds(ChainMessages.accepted(change.addedChain()));
        }
        return KaspadResponse.newBuilder()
                .setVirtualChainChangedNotification(message)
                .build();
    }

    private void tellUtxos(UtxoDiff diff) {
        tell(Kind.UTXOS_CHANGED, Interests::wantsAllScripts, () -> utxos(diff, script -> true));
        for (RpcConnection connection : connections) {
            Interests client = connection.interests();
            if (client.wants(Kind.UTXOS_CHANGED) && !client.wantsAllScripts() && touches(diff, client)) {
                connection.tell(utxos(diff, client::wants));
            }
        }
    }

    private static boolean touches(UtxoDiff diff, Interests client) {
        return diff.added().values().stream().anyMatch(entry -> client.wants(entry.scriptPublicKey()))
                || diff.removed().values().stream().anyMatch(entry -> client.wants(entry.scriptPublicKey()));
    }

    private KaspadResponse utxos(UtxoDiff diff, Predicate<ScriptPublicKey> wanted) {
        UtxosChangedNotificationMessage.Builder message = UtxosChangedNotificationMessage.newBuilder();
        diff.added().forEach((outpoint, entry) -> {
            if (wanted.test(entry.scriptPublicKey())) {
                message.addAdded(outputs.unspent(outpoint, entry));
            }
        });
        diff.removed().forEach((outpoint, entry) -> {
            if (wanted.test(entry.scriptPublicKey())) {
                message.addRemoved(outputs.unspent(outpoint, entry));
            }
        });
        return KaspadResponse.newBuilder().setUtxosChangedNotification(message).build();
    }

    private void tell(Kind kind, Supplier<KaspadResponse> message) {
        tell(kind, client -> true, message);
    }

    private void tell(Kind kind, Predicate<Interests> which, Supplier<KaspadResponse> message) {
        Optional<KaspadResponse> made = Optional.empty();
        for (RpcConnection connection : connections) {
            Interests client = connection.interests();
            if (client.wants(kind) && which.test(client)) {
                made = Optional.of(made.orElseGet(message));
                connection.tell(made.get());
            }
        }
    }
}
