package network.pyrin.node.rpcserver;

import java.time.InstantSource;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.virtual.VirtualState;

/**
 * Whether the node believes to be up to date: the sink is recent, and on networks that live from peers there is one
 * (protocol 7.6-7).
 */
final class SyncState {
    private final Consensus consensus;
    private final InstantSource clock;

    SyncState(Consensus consensus, InstantSource clock) {
        this.consensus = consensus;
        this.clock = clock;
    }

    boolean isSynced() {
        VirtualState virtual = consensus.virtual();
        return isSynced(virtual.sinkTimestampMillis());
    }

    boolean isSynced(long sinkTimestampMillis) {
        NetworkParams params = consensus.params();
        return hasPeersEnough(params.network()) && params.isNearlySynced(sinkTimestampMillis, clock.millis());
    }

    /** Simnet and devnet may live alone; this node has no peers yet. */
    private static boolean hasPeersEnough(NetworkId network) {
        return network == NetworkId.SIMNET || network == NetworkId.DEVNET;
    }
}
